"""The standing words of the month's progress report to the committee, and of its two pages for the board."""

from outcome_paper import AFTER_TABLE, BULLET, KEEP, NUMBERED, Words
from report_paper import part

CHART = "Normal"


def _changes(name: str, style: str = NUMBERED) -> Words:
    """Lists of what moved, each with the sentence that leads to it."""
    return (
        (style, f"{{%p for change in {name} %}}"),
        (style, f"{KEEP}{{{{ change.sentence }}}}"),
        (BULLET, "{%p for point in change.points %}"),
        (BULLET, "{{ point }}"),
        (BULLET, "{%p endfor %}"),
        (style, "{%p endfor %}"),
    )


def _bullets(name: str, item: str) -> Words:
    return (
        (BULLET, f"{{%p for {item} in {name} %}}"),
        (BULLET, f"{{{{ {item} }}}}"),
        (BULLET, "{%p endfor %}"),
    )


def _paragraphs(name: str) -> Words:
    return (
        (NUMBERED, f"{{%p for paragraph in {name} %}}"),
        (NUMBERED, "{{ paragraph }}"),
        (NUMBERED, "{%p endfor %}"),
    )


def _table(condition: str, caption: str, name: str, *before: tuple[str, str]) -> Words:
    """A table with its caption, and the words before it, where there are rows."""
    return (
        (NUMBERED, f"{{%p if {condition} %}}"),
        *before,
        ("CAPTION", caption),
        ("TABLE", name),
        (NUMBERED, "{%p endif %}"),
    )


def _head() -> Words:
    """The head of the other papers up to the contents, without the notices of a paper that is embargoed or exempt."""
    lines = [line for line in part("", "Budget and policy framework") if line[0] != "Notice"]
    return tuple(lines[: [text for _, text in lines].index("{%p if for_cabinet %}")])


FRAMEWORK: Words = (
    ("Heading 1", "Budget and policy framework"),
    *_paragraphs("policy_framework"),
    (
        NUMBERED,
        "This is the progress report for {{ month }}. It is made from the action plan, the measures, the risk register"
        " and the recommendations as they stood on {{ as_at }}.",
    ),
)
BACKGROUND: Words = (
    ("Heading 1", "Background"),
    *_paragraphs("documents"),
    *_table(
        "areas",
        "table_areas: Areas to put right",
        "areas",
        (
            NUMBERED,
            "<<text table_areas>> gives each of these areas in the inspectors' own words, with its RAG rating (red,"
            " amber or green, for how the work stands) and the number of actions that tackle it.",
        ),
    ),
    (NUMBERED, "{%p if areas_without_action %}"),
    (AFTER_TABLE, "{{ areas_without_action }}"),
    (NUMBERED, "{%p endif %}"),
    (
        AFTER_TABLE,
        "References in square brackets lead to <<ref appendix_sources>>, which says where each comes from. What"
        " officers have written is quoted as it stands in the action plan.",
    ),
)
SINCE: Words = (
    ("Heading 1", "What has changed"),
    (NUMBERED, "{%p if not_moved %}"),
    (NUMBERED, "{{ not_moved }}"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "This section compares the action plan as it stood on {{ as_at }} with how it stood on {{ since }}."),
    (NUMBERED, "{%p endif %}"),
    *_changes("changes"),
    *_table(
        "brag_moves",
        "table_brag_moves: Actions whose BRAG rating has changed",
        "brag_moves",
        (
            NUMBERED,
            "<<text table_brag_moves>> shows {{ brag_moves_count }} whose {{ brag_rating }} has changed, and why.",
        ),
    ),
    *_table(
        "area_moves",
        "table_area_moves: Areas whose RAG rating has changed",
        "area_moves",
        (AFTER_TABLE, "<<text table_area_moves>> shows {{ area_moves_count }} whose RAG rating has changed, and why."),
    ),
)
ATTENTION: Words = (
    ("Heading 1", "Actions that need attention"),
    (NUMBERED, "{{ attention }}"),
    *_table(
        "overdue",
        "table_overdue: Actions that are overdue",
        "overdue",
        (NUMBERED, "<<text table_overdue>> lists the actions that are overdue, the earliest due date first."),
    ),
    (NUMBERED, "{%p if overdue_and_green %}"),
    (AFTER_TABLE, "{{ overdue_and_green }}"),
    (NUMBERED, "{%p endif %}"),
    *_table(
        "due_soon",
        "table_due_soon: Actions that are due within 30 days",
        "due_soon",
        (AFTER_TABLE, "<<text table_due_soon>> lists the actions that are due within 30 days."),
    ),
    *_table(
        "not_updated",
        "table_not_updated: Actions not updated for more than 31 days",
        "not_updated",
        (AFTER_TABLE, "<<text table_not_updated>> lists the actions that have not been updated for more than 31 days."),
    ),
    (NUMBERED, "{%p if brag %}"),
    (
        AFTER_TABLE,
        "<<text figure_brag>> shows all actions by {{ brag_rating }}{% if since %}, on {{ since }} and on {{ as_at }}"
        "{% endif %}. <<text table_brag>> has the same figures and says what each word means.",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if brag %}"),  # the chart does not keep the words before it from the page where they begin
    ("FIGURE", "figure_brag: Actions by BRAG rating"),
    (CHART, "{{ brag_chart }}"),
    ("CAPTION APART", "table_brag: Actions by BRAG rating"),
    ("TABLE", "brag"),
    (NUMBERED, "{%p endif %}"),
)
MEASURES: Words = (
    ("Heading 1", "Measures"),
    (NUMBERED, "{{ measures_stand }}"),
    *_table(
        "measures",
        "table_measures: Where each measure stands",
        "measures",
        (
            NUMBERED,
            "<<text table_measures>> shows the latest figure of each measure beside its target, the statutory standard"
            " and the national figure.",
        ),
    ),
    (NUMBERED, "{%p if small_numbers %}"),
    (AFTER_TABLE, "{{ small_numbers }}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if measure_reasons %}"),
    (AFTER_TABLE, f"{KEEP}Why a measure is Red or Amber, or has no RAG rating:"),
    *_bullets("measure_reasons", "reason"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if trends %}"),
    (NUMBERED, "The charts below show measures over time, each with its figures in a table."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if not_drawn %}"),
    (NUMBERED, "{{ not_drawn }}"),
    (NUMBERED, "{%p endif %}"),
    ("Heading 2", "{%p for trend in trends %}"),
    ("FIGURE", ": {{ trend.measure }}"),
    (CHART, "{{ trend.chart }}"),
    ("CAPTION APART", ": Figures for {{ trend.measure }}"),
    ("TABLE", "trend.figures"),
    ("Heading 2", "{%p endfor %}"),
)
RISKS: Words = (
    ("Heading 1", "Risk management"),
    *_changes("risk_changes"),
    (NUMBERED, "{%p if since and not risk_changes %}"),
    (NUMBERED, "No rating has changed, and no risk has been added, closed or removed, since {{ since }}."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if risks %}"),
    (NUMBERED, "<<text table_risks>> is the risk register, with the action to avoid or mitigate each risk."),
    ("CAPTION", "table_risks: Risks"),
    ("TABLE", "risks"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "[Risks: none has been recorded for this report]"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if risk_key %}"),
    (AFTER_TABLE, "{{ risk_key }}"),
    (NUMBERED, "{%p endif %}"),
)
DATES: Words = (
    ("Heading 1", "Decisions and dates ahead"),
    *_table(
        "dates",
        "table_dates: Decisions and dates ahead",
        "dates",
        (NUMBERED, "<<text table_dates>> lists the decisions and dates that lie ahead, with the source of each."),
    ),
    (NUMBERED, "{%p if not dates %}"),
    (NUMBERED, "No decision or date ahead is recorded."),
    (NUMBERED, "{%p endif %}"),
    *_changes("passed", AFTER_TABLE),
    (
        AFTER_TABLE,
        "The Committee is next to receive a progress report on {{ next_update }}, and after that"
        " {{ update_frequency }}.",
    ),
)
TRACKED: Words = (
    ("Heading 1", "Recommendations made before"),
    *_table(
        "tracked",
        "table_tracked: Recommendations that are outstanding",
        "tracked",
        (NUMBERED, "<<text table_tracked>> lists the recommendations that are still open, with the response to each."),
    ),
    (NUMBERED, "{%p if not tracked %}"),
    (NUMBERED, "No recommendation is outstanding."),
    (NUMBERED, "{%p endif %}"),
    *_changes("recommendation_changes", AFTER_TABLE),
)
ENQUIRIES: Words = (
    (NUMBERED, "{%p if enquiries or no_enquiry %}"),
    ("Heading 1", "Lines of enquiry"),
    (NUMBERED, "{%p if no_enquiry %}"),
    (NUMBERED, "{{ no_enquiry }}"),
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        f"{KEEP}On the areas that have an overdue action or a measure rated Red, members may wish to ask, from what the"
        " inspectors found:",
    ),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for enquiry in enquiries %}"),
    (BULLET, "{{ enquiry.theme }}: {{ enquiry.question }} (From {{ enquiry.findings }}.)"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p endif %}"),
)
IMPLICATIONS: Words = (
    ("Heading 1", "Consultation"),
    *_paragraphs("consultation"),
    ("Heading 1", "Implications for looked after children"),
    *_paragraphs("looked_after"),
    ("Heading 1", "Financial implications"),
    *_paragraphs("financial"),
    ("Heading 1", "Legal implications"),
    (
        NUMBERED,
        "The duties to which the plan answers are those of Part 3 of the Children and Families Act 2014. In taking it"
        " forward, the Council must have due regard to the matters in section 149 of the Equality Act 2010 (the public"
        " sector equality duty).",
    ),
    *_paragraphs("legal"),
    (NUMBERED, "{%p if equality %}"),
    ("Heading 1", "Equality implications"),
    *_paragraphs("equality"),
    (NUMBERED, "{%p endif %}"),
)
ENDING: Words = (
    ("Heading 1", "Recommendations"),
    *_paragraphs("recommendations"),
    ("Heading Unnumbered", "Lead officer contact"),
    ("Contact", "{%p for line in contact %}"),
    ("Contact", "{{ line }}"),
    ("Contact", "{%p endfor %}"),
    ("Heading Unnumbered", "Appendices"),
    ("Contact", "<<ref appendix_sources>>: Register of sources"),
    ("Heading Unnumbered", "Background papers"),
    ("Contact", "{%p for paper in background_papers %}"),
    ("Contact", "{{ paper }}"),
    ("Contact", "{%p endfor %}"),
    ("Appendix Heading", "<<mark appendix_sources>>Register of sources"),
    ("Normal", "{%p if sources %}"),
    (
        "Normal",
        "<<text table_sources>> says where each reference in this report, and each figure of a measure, comes from."
        " Words are as they stood on {{ as_at }}.",
    ),
    ("Normal", "{%p if areas %}"),
    ("Normal", "The areas to put right are quoted in <<text table_areas>>."),
    ("Normal", "{%p endif %}"),
    ("CAPTION", "table_sources: Register of sources"),
    ("TABLE", "sources"),
    ("Normal", "{%p else %}"),
    ("Normal", "This report cites no action, area, risk, recommendation or measure."),
    ("Normal", "{%p endif %}"),
)
PROGRESS: Words = (
    *_head(),
    *FRAMEWORK,
    *BACKGROUND,
    *SINCE,
    *ATTENTION,
    *MEASURES,
    *RISKS,
    *DATES,
    *TRACKED,
    *ENQUIRIES,
    *IMPLICATIONS,
    *ENDING,
)
