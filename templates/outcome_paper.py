"""The standing words of the paper about an outcome letter, in its order; other papers take parts of them.

A line is (style, text). A line in {%p %} is an instruction and prints nothing. Between << and >>: `mark x` names the
paragraph, `ref x` prints the number of the paragraph so named, `text x` the words so named (a caption's "Table 1").
The styles CAPTION, FIGURE, TABLE and CONTENTS stand for what `template_parts.py` builds.
"""

NUMBERED, BULLET, BULLET_2 = "Numbered Paragraph", "List Bullet", "List Bullet 2"
AFTER_TABLE, RECOMMENDED, NOTE = "Numbered After Table", "Recommendation", "Quote Note"
KEEP = "<<keep>>"  # stays on the page of what follows it, as words with a colon at their end do anyway
SAME_PAGE = "<<same page>>"  # an appendix that begins no new page
Words = tuple[tuple[str, str], ...]

PAPER: Words = (
    ("Committee", "{{ committee }}"),
    ("Meeting Date", "{{ meeting_date }}"),
    ("Title", "{{ title }}"),
    ("Notice", "{%p if embargo %}"),
    ("Notice", "Embargoed: not for publication before {{ embargo }}."),
    ("Notice", "{%p endif %}"),
    ("Notice", "{%p if exempt_paragraph %}"),
    (
        "Notice",
        "Not for publication: this report contains exempt information under paragraph {{ exempt_paragraph }} of"
        " Part 1 of Schedule 12A to the Local Government Act 1972.",
    ),
    ("Notice", "{%p endif %}"),
    ("Report From", "Report from:\t{{ report_from }}"),
    ("Report From", "Author:\t{{ author }}"),
    ("Report From", "{%p if portfolio %}"),
    ("Report From", "Portfolio holder:\t{{ portfolio }}"),
    ("Report From", "{%p endif %}"),
    ("Heading Unnumbered", "Summary"),
    ("Summary", "{%p for paragraph in summary %}"),
    ("Summary", "{{ paragraph }}"),
    ("Summary", "{%p endfor %}"),
    ("Normal", "{%p if contents %}"),
    ("Contents Heading", "Contents"),
    ("CONTENTS", ""),
    ("Normal", "{%p endif %}"),
    # only in the Cabinet version
    ("Heading 1", "{%p if for_cabinet %}"),
    ("Heading 1", "Comments of the committee"),
    (NUMBERED, "{{ scrutiny_committee }} considered this report on {{ scrutiny_date }}. Its comments are:"),
    (BULLET, "{%p for comment in comments %}"),
    (BULLET, "{{ comment }}"),
    (BULLET, "{%p endfor %}"),
    ("Heading 1", "{%p endif %}"),
    # 1
    ("Heading 1", "Budget and policy framework"),
    (NUMBERED, "{%p for paragraph in policy_framework %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    (
        NUMBERED,
        "This report tells {{ body }} the outcome of the joint inspection of the local area of {{ area }} by Ofsted"
        " and the Care Quality Commission (CQC), which took place {{ inspection_days }}.",
    ),
    (NUMBERED, "{%p if urgency_reason and not for_cabinet %}"),
    (
        NUMBERED,
        "This item was not ready when the agenda for the meeting was published. Under section 100B(4)(b) of the"
        " Local Government Act 1972 the {{ chair }} is of the opinion that, by reason of special circumstances,"
        " it should be considered as a matter of urgency. The special circumstances are: {{ urgency_reason }}",
    ),
    (NUMBERED, "{%p endif %}"),
    # 2
    ("Heading 1", "Background"),
    (
        NUMBERED,
        "Part 3 of the Children and Families Act 2014 and the statutory SEND code of practice for ages 0 to 25 set"
        " out what councils, health bodies, schools and colleges must do for children and young people with SEND.",
    ),
    (
        NUMBERED,
        "Joint inspections of local areas by Ofsted and the CQC, under section 20 of the Children Act 2004, began in"
        " May 2016. Such an inspection is about the local area as a whole: the Council, health services, early years"
        " settings, schools and colleges. It asks how effectively the area:",
    ),
    (BULLET, "identifies children and young people with SEND"),
    (BULLET, "assesses and meets their needs"),
    (BULLET, "improves their outcomes."),
    (NUMBERED, "{%p if national_areas %}"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "By {{ national_until }}, {{ national_basis }}, outcome letters had been published for"
        " {{ national_areas }} local areas. Of these, {{ national_statements }} ({{ national_percent }}%) were"
        " required to produce a written statement of action (Ofsted official statistics).",
    ),
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        "By {{ national_until }}, {{ national_basis }}, outcome letters had been published for"
        " {{ national_areas }} local areas. In {{ national_statements }} of them ({{ national_percent }}%)"
        " inspectors had identified significant areas of weakness (Ofsted official statistics).",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "Where inspectors find significant areas of weakness, Her Majesty's Chief Inspector decides whether a written"
        " statement of action is needed and which bodies must make it (regulation 3 of the Children Act 2004 (Joint"
        " Area Reviews) Regulations 2015).",
    ),
    (NUMBERED, "{%p endif %}"),
    # 3
    ("Heading 1", "Advice and analysis"),
    (
        NUMBERED,
        "The outcome letter is dated {{ letter_date }} and is addressed to {{ addressed_to }}."
        " {% if publication %}{{ publication }} {% endif %}It is"
        " reproduced in full in <<ref appendix_letter>>, to which the references in square brackets lead."
        " <<ref appendix_register>> lists every finding with its place there.",
    ),
    (NUMBERED, "{%p if main_findings %}"),
    (NUMBERED, "The inspectors' main findings, in their own words, are:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for quote in main_findings %}"),
    (BULLET, "{{ quote.text }} [{{ quote.ref }}]"),
    (BULLET_2, "{%p for item in quote.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if main_left %}"),
    (NUMBERED, "{{ main_left }} in <<ref appendix_letter>>: {{ main_left_refs }}."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if strengths %}"),
    (NUMBERED, "The inspectors reported {{ strength_count }}. In their own words, {{ strengths_shown }}:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for quote in strengths %}"),
    (BULLET, "{{ quote.text }} [{{ quote.ref }}]"),
    (BULLET_2, "{%p for item in quote.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "<<mark weaknesses>>The inspectors concluded that there {{ weakness_verb }} {{ weakness_count }}. Word for"
        " word, {{ weakness_they }}:",
    ),
    (BULLET, "{%p for quote in weaknesses %}"),
    (BULLET, "{{ quote.text }} [{{ quote.ref }}]"),
    (BULLET_2, "{%p for item in quote.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    (BULLET, "{%p endfor %}"),
    (
        NUMBERED,
        "The letter requires a written statement of action that explains how the local area will tackle"
        " {{ weakness_these }}. {{ responsible }}",
    ),
    (
        NUMBERED,
        "<<mark deadline>>The statement must be made within {{ working_days }} working days of receiving the report"
        " (regulation 4 of the 2015 Regulations). {{ deadline }}",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if development %}"),
    (
        NUMBERED,
        "<<keep>>The inspectors reported {{ development_count }}. {% if development_shown %}They are grouped by theme"
        " here, {{ development_shown }} in the inspectors' own words. The grouping is not the inspectors'."
        "{% else %}In the inspectors' own words:{% endif %}",
    ),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for group in development %}"),
    (BULLET, "<<keep>>{{ group.theme }}{% if group.count %} ({{ group.count }}){% endif %}"),
    (BULLET_2, "{%p for quote in group.quotes %}"),
    (BULLET_2, "{{ quote.full_text }} [{{ quote.ref }}]"),
    (BULLET_2, "{%p endfor %}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if development_more %}"),
    (NUMBERED, "{{ development_more }}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if development_left %}"),
    (NUMBERED, "<<keep>><<text table_development>> lists the areas for development that are not quoted here."),
    ("CAPTION", "table_development: Areas for development by theme"),
    ("TABLE", "development_left"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if unknowns %}"),
    (
        AFTER_TABLE,
        "What is not known yet: in places the inspectors wrote that it was too soon to judge, or that no effect could"
        " be seen yet (<<ref appendix_unknowns>>).",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if governance_missing %}"),
    (AFTER_TABLE, "{{ governance_missing }}"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "{%p if board_chair %}"),
    (AFTER_TABLE, "The work is directed by a board chaired by {{ board_chair }}."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if board_members %}"),
    (NUMBERED, "The members of the board are:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for member in board_members %}"),
    (BULLET, "{{ member }}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if plan_focus %}"),
    (NUMBERED, "The plan will focus on:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for point in plan_focus %}"),
    (BULLET, "{{ point }}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if actions %}"),
    (AFTER_TABLE, "<<keep>><<text table_actions>> sets out the actions proposed."),
    ("CAPTION", "table_actions: Actions proposed"),
    ("TABLE", "actions"),
    (NUMBERED, "{%p endif %}"),
    # 4
    ("Heading 1", "Key implications"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "The letter raises significant concerns about the effectiveness of the local area. The bodies that make the"
        " statement share the responsibility for tackling the weaknesses in paragraph <<ref weaknesses>>.",
    ),
    (
        NUMBERED,
        "Ofsted and the CQC review the statement and say whether it is fit for purpose. The Department for Education"
        " and NHS England then monitor progress. Inspectors normally return within {{ revisit_months }} months to"
        " decide, for each area of significant weakness, whether progress is sufficient.",
    ),
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        "The letter does not raise significant concerns. The local area is expected to act on the areas for"
        " development and to show the difference this makes to children, young people and their families.",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if not updates_recommended %}"),
    (
        NUMBERED,
        "Progress is to be reported to the Committee on {{ next_update }}, and after that {{ update_frequency }}.",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p for paragraph in equality %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    (NUMBERED, "{%p if tracked %}"),
    (NUMBERED, "<<keep>><<text table_tracked>> follows up the recommendations made before."),
    ("CAPTION", "table_tracked: Recommendations made before"),
    ("TABLE", "tracked"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if enquiries %}"),
    (
        AFTER_TABLE,
        "<<ref appendix_enquiries>> suggests lines of enquiry, by theme, with the findings they come from.",
    ),
    (NUMBERED, "{%p endif %}"),
    # 5
    ("Heading 1", "Risk management"),
    (NUMBERED, "{%p if risks %}"),
    (NUMBERED, "{%p if risks_suggested %}"),
    (
        NUMBERED,
        "<<keep>><<text table_risks>> sets out suggested risks. They have not yet been agreed"
        "{% if not risks_rated %} or rated{% endif %}.",
    ),
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        "<<keep>><<text table_risks>> sets out the risks, and the action proposed to avoid or mitigate each of them.",
    ),
    (NUMBERED, "{%p endif %}"),
    ("CAPTION", "table_risks: Risks"),
    ("TABLE", "risks"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "[Risks: none has been recorded for this report]"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if risk_key %}"),
    (AFTER_TABLE, "{{ risk_key }}"),
    (NUMBERED, "{%p endif %}"),
    # 6
    ("Heading 1", "Consultation"),
    (NUMBERED, "{%p for paragraph in consultation %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    (NUMBERED, "{%p if cabinet_date %}"),
    (NUMBERED, "The Committee's comments will be presented to Cabinet on {{ cabinet_date }}."),
    (NUMBERED, "{%p endif %}"),
    # 7
    ("Heading 1", "Implications for looked after children"),
    (NUMBERED, "{%p for paragraph in looked_after %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    (NUMBERED, "{%p if looked_after_above %}"),
    (NUMBERED, "{{ looked_after_above }}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if looked_after_quotes %}"),
    (
        NUMBERED,
        "About children looked after and care leavers the inspectors {% if looked_after_above %}also {% endif %}wrote:",
    ),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for quote in looked_after_quotes %}"),
    (BULLET, "{{ quote.full_text }} [{{ quote.ref }}]"),
    (BULLET, "{%p endfor %}"),
    # 8
    ("Heading 1", "Financial implications"),
    (NUMBERED, "{%p for paragraph in financial %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    # 9
    ("Heading 1", "Legal implications"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "A written statement of action is required by the Children Act 2004 (Joint Area Reviews) Regulations 2015;"
        " paragraph <<ref deadline>> says by when.",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "Those who receive the inspection report must publish it on their websites."),
    (
        NUMBERED,
        "The duties inspected are those of Part 3 of the Children and Families Act 2014. In deciding how to respond,"
        " the Council must have due regard to the matters in section 149 of the Equality Act 2010 (the public sector"
        " equality duty).",
    ),
    (NUMBERED, "{%p for paragraph in legal %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    # 10
    ("Heading 1", "Recommendations"),
    (NUMBERED, "{%p for recommendation in recommendations %}"),
    (NUMBERED, "{{ recommendation }}"),
    (NUMBERED, "{%p endfor %}"),
    # end matter
    ("Heading Unnumbered", "Lead officer contact"),
    ("Contact", "{%p for line in contact %}"),
    ("Contact", "{{ line }}"),
    ("Contact", "{%p endfor %}"),
    ("Heading Unnumbered", "Appendices"),
    ("Contact", "<<ref appendix_letter>>: {{ appendix_title }}"),
    ("Contact", "<<ref appendix_register>>: Register of findings"),
    ("Contact", "{%p if enquiries %}"),
    ("Contact", "<<ref appendix_enquiries>>: Suggested lines of enquiry"),
    ("Contact", "{%p endif %}"),
    ("Contact", "{%p if unknowns %}"),
    ("Contact", "<<ref appendix_unknowns>>: What is not known yet"),
    ("Contact", "{%p endif %}"),
    ("Heading Unnumbered", "Background papers"),
    ("Contact", "{%p for paper in background_papers %}"),
    ("Contact", "{{ paper }}"),
    ("Contact", "{%p endfor %}"),
    # Appendix A
    ("Appendix Heading", "<<mark appendix_letter>>{{ appendix_title }}"),
    (
        "Normal",
        "The words are those of the letter as published. The references in square brackets have been added for this"
        " report.",
    ),
    ("Normal", "{%p for block in letter %}"),
    ("Letter Address", "{%p if block.kind == 'address' %}"),
    ("Letter Address", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'line' %}"),
    ("Letter Line", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'title' %}"),
    ("Heading 2", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'heading' %}"),
    ("Heading 3", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'subheading' %}"),
    ("Heading 4", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'item' %}"),
    (BULLET, "{{ block.text }} [{{ block.ref }}]"),
    (BULLET_2, "{%p for item in block.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    ("Normal", "{%p else %}"),
    ("Normal", "{{ block.text }}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p endfor %}"),
    # Appendix B
    ("Appendix Heading", "<<mark appendix_register>>Register of findings"),
    (
        "Normal",
        "Every finding in the order of the document; its reference leads to its words in <<ref appendix_letter>>.",
    ),
    ("CAPTION", "table_register: Register of findings"),
    ("TABLE", "register"),
    # Appendix C
    ("Normal", "{%p if enquiries %}"),
    ("Appendix Heading", "<<same page>><<mark appendix_enquiries>>Suggested lines of enquiry"),
    ("Normal", "Questions that members may wish to ask, each with the findings it comes from."),
    ("Normal", "{%p for enquiry in enquiries %}"),
    ("Heading 2", "{{ enquiry.theme }}"),
    ("Normal", "{{ enquiry.question }} (From {{ enquiry.findings }}.)"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endif %}"),
    # Appendix D
    ("Normal", "{%p if unknowns %}"),
    ("Appendix Heading", "<<same page>><<mark appendix_unknowns>>What is not known yet"),
    (
        "Normal",
        "Where the inspectors wrote that it was too soon to judge, or that no effect could be seen yet, in their own"
        " words.",
    ),
    (BULLET, "{%p for quote in unknowns %}"),
    (BULLET, "{{ quote.full_text }} [{{ quote.ref }}]"),
    (BULLET, "{%p endfor %}"),
    ("Normal", "{%p endif %}"),
)
