"""The standing words of the papers about area SEND reports, revisits and monitoring inspections.

What they share with the paper about an outcome letter is taken from `outcome_paper.PAPER`, by heading.
"""

from outcome_paper import BULLET, BULLET_2, NOTE, NUMBERED, PAPER, Words


def part(first: str, last: str = "") -> Words:
    """The words from the heading `first` up to the heading `last`; from the top where `first` is empty."""
    headings = [
        text if style.startswith(("Heading 1", "Heading Unnumbered", "Appendix")) else "" for style, text in PAPER
    ]
    start = headings.index(first) if first else 0
    return PAPER[start : headings.index(last) if last else len(PAPER)]


def _quotes(name: str) -> Words:
    return (
        (BULLET, f"{{%p for quote in {name} %}}"),
        (BULLET, "{{ quote.text }} [{{ quote.ref }}]"),
        (BULLET_2, "{%p for item in quote.sub_items %}"),
        (BULLET_2, "{{ item }}"),
        (BULLET_2, "{%p endfor %}"),
        (NOTE, "{%p if quote.responsible %}"),
        (NOTE, "Responsible {% if quote.bodies > 1 %}bodies{% else %}body{% endif %}: {{ quote.responsible }}"),
        (NOTE, "{%p endif %}"),
        (BULLET, "{%p endfor %}"),
    )


def _framework(words: str) -> Words:
    """Budget and policy framework: the urgency paragraph is that of the other papers."""
    shared = part("Budget and policy framework", "Background")
    return tuple((style, words if "{{ inspection_days }}" in text else text) for style, text in shared)


def _plan_and_actions() -> Words:
    shared = part("Advice and analysis", "Key implications")
    start = next(i for i, (_, text) in enumerate(shared) if text == "{%p if governance_missing %}")
    return shared[start:]


def _from(words: Words, first: str) -> Words:
    return words[[text for _, text in words].index(first) :]


def _between(words: Words, first: str, last: str) -> Words:
    texts = [text for _, text in words]
    return words[texts.index(first) : texts.index(last)]


NOUN = "points to do better"


def _points(text: str) -> str:
    """A report has points to do better where a letter has areas for development."""
    return text.replace("areas for development", NOUN).replace("Areas for development", NOUN.capitalize())


DEVELOPMENT: Words = _between(PAPER, "{%p if development %}", "{%p if governance_missing %}")
UNKNOWNS: Words = _between(PAPER, "{%p if unknowns %}", "{%p if governance_missing %}")
LAW: Words = part("Background", "Advice and analysis")[:2]
NATIONAL: Words = (
    (NUMBERED, "{%p if national_total %}"),
    (
        NUMBERED,
        "By {{ national_until }}, {{ national_basis }}, {{ national_total }} area SEND"
        " report{% if national_total != 'one' %}s{% endif %} had been published under the framework of January 2023."
        " Their outcomes (compiled from the published reports):",
    ),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for outcome in national_outcomes %}"),
    (BULLET, "{{ outcome }}"),
    (BULLET, "{%p endfor %}"),
)
UPDATES: Words = _from(part("Key implications", "Risk management"), "{%p if not updates_recommended %}")
APPENDIX_NOTE = (
    "The words are those of the document as published. The references in square brackets have been added for this"
    " report."
)


def _after_advice() -> Words:
    return (*part("Risk management", "Legal implications"),)


def _legal(document: str) -> Words:
    shared = part("Legal implications", "Recommendations")
    start = next(i for i, (_, text) in enumerate(shared) if text == "{%p endif %}")
    law = "The inspection was carried out under section 20 of the Children Act 2004."
    rest = ((style, text.replace("inspection report", document)) for style, text in shared[start + 1 :])
    return (shared[0], (NUMBERED, law), *rest)


def _ending() -> Words:
    return tuple(
        (style, APPENDIX_NOTE if text.startswith("The words are") else text) for style, text in part("Recommendations")
    )


REPORT: Words = (
    *part("", "Budget and policy framework"),
    *_framework(
        "This report tells {{ body }} the outcome of the inspection of the {{ area }} local area partnership by"
        " Ofsted and the Care Quality Commission (CQC), which took place {{ inspection_days }}."
    ),
    *LAW,
    (
        NUMBERED,
        "Since January 2023 Ofsted and the CQC have inspected local area partnerships under the area SEND framework and"
        " section 20 of the Children Act 2004. A partnership is chiefly the local authority and the integrated care"
        " boards (ICBs) of its area.{% if previous_inspection %} The report gives the dates of the previous"
        " inspection as {{ previous_inspection }}.{% endif %}",
    ),
    (NUMBERED, "An inspection has one of three outcomes:"),
    (BULLET, "experiences and outcomes are typically positive;"),
    (BULLET, "experiences and outcomes are inconsistent; or"),
    (BULLET, "there are widespread or systemic failings, for which a priority action plan is required."),
    *NATIONAL,
    ("Heading 1", "Advice and analysis"),
    (
        NUMBERED,
        "{% if publication %}{{ publication }} {% endif %}The report is reproduced in full in <<ref appendix_letter>>,"
        " to which the references in square brackets lead. <<ref appendix_register>> lists every finding with its place"
        " there.",
    ),
    ("Heading 2", "Outcome"),
    (NUMBERED, "In the inspectors' own words, the outcome is:"),
    (BULLET, "{%p for paragraph in outcome %}"),
    (BULLET, "{{ paragraph }}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if experience %}"),
    ("Heading 2", "What it is like to be a child or young person with SEND"),
    (NUMBERED, "The report begins:"),
    (NUMBERED, "{%p endif %}"),
    *_quotes("experience"),
    (NUMBERED, "{%p if experience_left %}"),
    (NUMBERED, "{{ experience_left }} in <<ref appendix_letter>>: {{ experience_left_refs }}."),
    (NUMBERED, "{%p endif %}"),
    ("Heading 2", "What is effective"),
    (NUMBERED, "{%p if effective %}"),
    (NUMBERED, "The inspectors reported {{ effective_count }}. In their own words, {{ effective_shown }}:"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "[What is effective: it could not be read; put it in from the report]"),
    (NUMBERED, "{%p endif %}"),
    *_quotes("effective"),
    (NUMBERED, "{%p if effective_left %}"),
    (NUMBERED, "{{ effective_left }}"),
    (NUMBERED, "{%p endif %}"),
    ("Heading 2", "What needs to be better"),
    *((style, _points(text)) for style, text in DEVELOPMENT),
    (NUMBERED, "{%p if priority_actions %}"),
    ("Heading 2", "Areas for priority action"),
    (NUMBERED, "The areas for priority action, word for word and with who is responsible, are:"),
    (NUMBERED, "{%p endif %}"),
    *_quotes("priority_actions"),
    (NUMBERED, "{%p if responsible_for_each %}"),
    (NUMBERED, "{{ responsible_for_each }}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if improvements %}"),
    ("Heading 2", "Areas for improvement"),
    (NUMBERED, "The areas for improvement, word for word, are:"),
    (NUMBERED, "{%p endif %}"),
    *_quotes("improvements"),
    ("Heading 2", "What happens next"),
    (NUMBERED, "{%p if priority_plan_required %}"),
    (
        NUMBERED,
        "His Majesty's Chief Inspector requires a priority action plan (area SEND)."
        " {% if plan_due == 'to be confirmed' %}The date by which it must be submitted is to be confirmed."
        "{% else %}It must be submitted by {{ plan_due }}.{% endif %}"
        " Ofsted and the CQC decide together whether it is fit for purpose.",
    ),
    (NUMBERED, "{%p if not outcome_read %}"),
    (
        NUMBERED,
        "A monitoring inspection about the areas for priority action normally follows within about"
        " {{ monitoring_months }} months.",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "The partnership is asked to update and publish its strategic plan on the basis of the report."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if next_inspection_years and not outcome_read %}"),
    (
        NUMBERED,
        "The report says that the next full inspection is expected within about {{ next_inspection_years }} years.",
    ),
    (NUMBERED, "{%p endif %}"),
    *_plan_and_actions(),
    ("Heading 1", "Key implications"),
    (
        NUMBERED,
        "The partners share the responsibility for acting on the report and for showing the difference this makes to"
        " children, young people and their families.",
    ),
    *UPDATES,
    *_after_advice(),
    *_legal("inspection report"),
    *_ending(),
)

JUDGED: Words = (
    (NUMBERED, "{%p for area in judged %}"),
    (
        NUMBERED,
        "{% if monitoring %}Area for priority action{% else %}Area of significant weakness{% endif %}:"
        " {{ area.text }} [{{ area.ref }}]",
    ),
    (BULLET_2, "{%p for item in area.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    (NOTE, "The inspectors' verdict: {{ area.verdict }}"),
    *_quotes("area.findings"),
    (NUMBERED, "{%p endfor %}"),
)

REVISIT: Words = (
    *part("", "Budget and policy framework"),
    *_framework(
        "This report tells {{ body }} what Ofsted and the Care Quality Commission (CQC) found when they returned to"
        " {{ area }} {{ inspection_days }}."
    ),
    *LAW,
    (NUMBERED, "{%p if monitoring %}"),
    (
        NUMBERED,
        "An area SEND report with widespread or systemic failings requires a priority action plan. A monitoring"
        " inspection looks at whether effective action has been taken on the areas for priority action.",
    ),
    *NATIONAL,
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        "An earlier joint inspection required a written statement of action. A revisit decides for each area of"
        " significant weakness whether progress is sufficient.{% if previous_inspection %} The letter gives the"
        " dates of the earlier inspection as {{ previous_inspection }}.{% endif %}",
    ),
    (NUMBERED, "{%p endif %}"),
    ("Heading 1", "Advice and analysis"),
    (
        NUMBERED,
        "{% if letter_date %}The {{ document }} is dated {{ letter_date }}. {% endif %}{% if publication %}"
        "{{ publication }} {% endif %}The {{ document }} is reproduced in full in <<ref appendix_letter>>, to which the"
        " references in square brackets lead. <<ref appendix_register>> lists every finding with its place there.",
    ),
    (NUMBERED, "{{ verdicts }}"),
    (NUMBERED, "{%p if progress_count %}"),
    (
        NUMBERED,
        "The inspectors reported {{ progress_count }}. Each area, what they found about it and their verdict follow,"
        " word for word.",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if progress and judged %}"),
    (NUMBERED, "On the areas together they found:"),
    (NUMBERED, "{%p endif %}"),
    *_quotes("progress"),
    *JUDGED,
    *UNKNOWNS,
    *_plan_and_actions(),
    ("Heading 1", "Key implications"),
    (NUMBERED, "{%p if insufficient %}"),
    (
        NUMBERED,
        "Where the verdict is that not enough has been done, the Department for Education and NHS England decide on"
        " further monitoring, and a further plan may be required.",
    ),
    (NUMBERED, "{%p endif %}"),
    *UPDATES,
    *_after_advice(),
    *_legal("{{ document }}"),
    *_ending(),
)
