"""The words of the invented area SEND report about the invented council of Thornmere."""

OUTCOMES = {
    "systemic-failings": (
        "There are systemic failings that give rise to significant concerns about what children and young people with"
        " special educational needs and/or disabilities (SEND) experience and achieve in Thornmere. The local area"
        " partnership must put them right urgently.",
        "A monitoring inspection will take place in about 18 months. The next full area SEND inspection of Thornmere"
        " will follow within approximately three years.",
        "HMCI requires a priority action plan (area SEND) from the partnership for the areas listed below.",
    ),
    "inconsistent": (
        "In Thornmere the partnership's arrangements lead to inconsistent experiences and outcomes for those with SEND."
        " Partners must work together to make things better.",
        "The next full reinspection of Thornmere will be in approximately 3 years.",
        "The partnership is asked to bring its strategic plan up to date and to publish it.",
    ),
    "positive": (
        "In Thornmere the partnership's work typically leads to positive experiences and outcomes for those with SEND.",
        "The next full area SEND inspection of Thornmere will be in approximately five years.",
        "The partnership is asked to bring its strategic plan up to date and to publish it.",
    ),
}
INFORMATION = (
    "Thornmere Borough Council and NHS Wold and Weir Integrated Care Board (ICB) plan and commission services for"
    " children and young people with SEND in Thornmere.",
    "The post of director of children's services was filled in April 2024 after a year of interim cover. The ICB took"
    " over from Thornmere Clinical Commissioning Group on 1 July 2022.",
)
EXPERIENCE = (
    "Too many children and young people in Thornmere wait a long time before anyone finds out what they need. A family"
    " may tell its story to five services before one of them acts. Schools do their best, but help often comes late.",
    "Babies and toddlers with complex needs fare better. Health visitors, nursery staff and therapists meet every month"
    " and agree who does what. Parents told inspectors that this made the first years less lonely.",
    "Since 2023, the share of education, health and care plans (EHC plans) that are finished within 20 weeks has fallen"
    " from 62% to 38%. Plans that are finished seldom say what health and social care will contribute. Young people"
    " told inspectors that their plan was about school and left out the rest of their lives.",
    "Waiting for a neurodevelopmental assessment takes up to 31 months. The 'Waiting Together' line, which is run with"
    " the Thornmere Parent Carer Forum, gives families someone to ring. However, one family in four has never heard of"
    " it.",
    "Young people who join a supported internship do well: 17 of 21 found paid work last year. Those who leave school"
    " without one are often not known to any service by the age of 19.",
    "Short breaks are valued by the families who get them. Families on the eastern side of the borough must travel 14"
    " miles to the nearest club, and many give up.",
)
EFFECTIVE = (
    "Leaders share a frank view of what is wrong. Since the new director arrived, the council and the ICB have met"
    " every fortnight to look at the same figures, and they publish them.",
    "The portage team reaches 94% of the families referred to it within three weeks. Parents described the visits as a"
    " lifeline.",
    "The inclusion advisers work alongside teachers in all 46 primary schools. Head teachers say that staff now spot"
    " speech, language and communication needs much sooner than they used to.",
    "Co-production is real where it happens. The forum sat on the panel that chose the new short breaks providers, and"
    " its questions changed the contract.",
    "The designated clinical officer trains health staff in how to write advice for EHC plans. It is too early to see"
    " the effect on the plans themselves.",
    "Children in care who have SEND are well known to the virtual school, which checks their attendance every day and"
    " acts on the first absence.",
)
BETTER = (
    "Leaders do not know how long children wait for each therapy, because three providers count differently. So they"
    " cannot tell where money would help most.",
    "Annual reviews are late for 41% of pupils with an EHC plan. Plans are not brought up to date after a review, and"
    " young people move on to college with a plan written for primary school.",
    "Social care advice is missing from many plans. Disabled children are not always offered an assessment, even where"
    " the family has asked for one.",
    "Part-time timetables are not watched closely enough. The council knew of 63 in May 2025; schools reported 112 to"
    " inspectors.",
    "Young people aged 16 to 25 cannot rely on a smooth move into adult health services. Whether it works depends on"
    " who their clinician happens to be.",
    "Parents do not trust the local offer. Two thirds of those who answered the inspectors' survey had not used it in"
    " the past year, mostly because they found it out of date.",
)
COUNCIL, BOARD = "Thornmere Borough Council", "NHS Wold and Weir Integrated Care Board"
PRIORITY: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (
    (
        (COUNCIL, BOARD),
        "Leaders should act at once so that needs are assessed on time and EHC plans are of good quality. They should"
        " make sure that:",
        (
            "advice from health and social care reaches the council within six weeks;",
            "plans say what each service will provide, and when; and",
            "reviews are held on time and plans are amended after them.",
        ),
    ),
    (
        (BOARD,),
        "Leaders of the ICB should find out how long children and young people wait for each health service, close the"
        " gaps, and support families while they wait. They should report the figures to the partnership's board every"
        " month.",
        (),
    ),
)
IMPROVEMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Leaders across the partnership should rebuild families' trust in the local offer, with parents and young"
        " people deciding what is in it.",
        (),
    ),
    (
        "The local authority should keep a closer watch on part-time timetables and on children who are out of school:",
        (
            "by agreeing one list with schools; and",
            "by checking each month that every child on it is safe and is learning.",
        ),
    ),
    (
        "Leaders should plan the move into adult services from the age of 14, so that no young person falls between"
        " children's and adult services.",
        (),
    ),
)
ABOUT = (
    "This inspection was carried out under section 20(1)(a) of the Children Act 2004.",
    "One of His Majesty's Inspectors led the team, which had three inspectors from Ofsted and two from the Care Quality"
    " Commission.",
)
OFSTED_TEAM = ("Ruth Ingleby, Ofsted HMI, Lead inspector", "Samir Datta, Ofsted HMI", "Gwen Farrow, Ofsted Inspector")
CQC_TEAM = ("Nora Pell, CQC Lead inspector", "Idris Vane, CQC Inspector")
END = (
    "If you are not happy with the inspection or the report, you can complain to Ofsted.",
    "This is an invented report about an invented council, made to show what the toolkit does.",
)
