"""The words of the invented committee paper about Thornmere; every one of them is made up."""

COUNCIL = "Thornmere Borough Council"
HEAD = (
    ("Report to", "Children's Scrutiny Panel"),
    ("Date of meeting", "3 March 2022"),
    ("Subject", "What inspectors found about SEND in Thornmere"),
    ("Portfolio holder", "Councillor Dev Sandhu, Cabinet Member for Children and Learning"),
    ("Report from", "Priya Hallam, Director of Children's Services"),
    ("Author", "Joanna Brindle, Head of SEND and Inclusion"),
    ("Wards affected", "All"),
)
SUMMARY = (
    "Ofsted and the CQC came to Thornmere in November 2021 and wrote to us in January 2022.",
    "They found much to build on. They also found five weaknesses that the partners must put right together, and for"
    " which a written statement of action is due.",
    "Panel members are invited to question officers and partners about what happens next.",
)

# (heading, paragraphs); a paragraph is its text with its bullets
Paragraph = tuple[str, tuple[str, ...]]
SECTIONS: tuple[tuple[str, tuple[Paragraph, ...]], ...] = (
    (
        "Introduction",
        (
            (
                "This report brings the inspectors' letter to the Panel. It asks for no money and no change of policy.",
                (),
            ),
            ("The item is on the agenda at the request of the Chair.", ()),
        ),
    ),
    (
        "Background",
        (
            (
                "Every area of England was to be inspected once in this round. Thornmere's turn came in its last year.",
                (),
            ),
            (
                "Three questions were asked of the council, its health partners and its schools:",
                (
                    "Do they find out early which children need help?",
                    "Do they give that help, and does it fit the child?",
                    "Does it change how those children live and learn?",
                ),
            ),
            ("The letter is attached as Appendix 1.", ()),
        ),
    ),
    (
        "What the letter says, and what we make of it",
        (
            ("Officers accept the letter. Most of it agrees with our own evaluation of last summer.", ()),
            (
                "We are proud of three things above all:",
                (
                    "the way nurseries and health visitors work together;",
                    "the drop-in sessions of our school nurses;",
                    "the growth of supported internships.",
                ),
            ),
            (
                "A SEND Partnership Board will direct the response. It meets every month from February 2022, and the"
                " chief executive is in the chair.",
                (),
            ),
        ),
    ),
    ("Risk management", ()),
    (
        "Consultation",
        (("The Thornmere Parent Carer Forum has seen this report in draft and will speak at the meeting.", ()),),
    ),
    (
        "Financial implications",
        (("The response is to be met from existing budgets. A case for two more caseworkers is being prepared.", ()),),
    ),
    ("Legal implications", (("The statement is a duty under the regulations that the letter names.", ()),)),
    (
        "Recommendations",
        (
            ("That the Panel give its views on the letter, for officers to take to Cabinet.", ()),
            ("That the Panel receive a report on the statement of action every quarter.", ()),
        ),
    ),
)
RISK_COLUMNS = ("Risk", "Description", "Action to avoid or mitigate risk", "Risk rating")
RISKS = (
    (
        "The partners do not sign off the statement of action in time.",
        "Three boards have to agree it, and their meetings do not fall in the same weeks.",
        "One sign-off meeting for all three boards.",
        "C2",
    ),
    (
        "The backlog of annual reviews grows while the statement is written.",
        "The same caseworkers do both.",
        "Two agency caseworkers until the summer, paid from vacancies.",
        "B3",
    ),
    (
        "Families lose patience with the wait for assessments.",
        "Fourteen months is far beyond what was promised in 2019.",
        "A letter to every family that waits, with a date and a name to ring.",
        "C3",
    ),
)
CONTACT = (
    "Joanna Brindle, Head of SEND and Inclusion",
    "Weir Street, Thornmere TM1 4ZZ",
    "Telephone: 01632 960144",
    "joanna.brindle@thornmere.example",
)
APPENDICES = ("Appendix 1 \u2013 Letter from Ofsted and the Care Quality Commission, 14 January 2022",)
BACKGROUND_PAPERS = ("SEND self-evaluation, Thornmere Borough Council, July 2021",)
