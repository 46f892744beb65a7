"""The standing words of the progress report's two pages for the improvement board."""

from outcome_paper import BULLET, Words


def _list(name: str, item: str, nothing: str = "") -> Words:
    """The points, or what is said where there is none."""
    bullets: Words = (
        (BULLET, f"{{%p for {item} in {name} %}}"),
        (BULLET, f"{{{{ {item} }}}}"),
        (BULLET, "{%p endfor %}"),
    )
    if not nothing:
        return bullets
    return (
        *bullets,
        ("Normal", f"{{%p if not {name} %}}"),
        ("Normal", nothing),
        ("Normal", "{%p endif %}"),
    )


def _table(caption: str, name: str, nothing: str, left: str = "") -> Words:
    """The table with the number of rows left out, or what is said where there is none."""
    more: Words = (("Normal", f"{{%p if {left} %}}"), ("Normal", f"{{{{ {left} }}}}"), ("Normal", "{%p endif %}"))
    return (
        ("Normal", f"{{%p if {name} %}}"),
        ("CAPTION", f": {caption}"),
        ("TABLE", name),
        *(more if left else ()),
        ("Normal", "{%p else %}"),
        ("Normal", nothing),
        ("Normal", "{%p endif %}"),
    )


BOARD: Words = (
    ("Title", "{{ title }}"),
    ("Summary", "{%p for paragraph in summary %}"),
    ("Summary", "{{ paragraph }}"),
    ("Summary", "{%p endfor %}"),
    ("Heading Unnumbered", "Decisions needed"),
    *_list("decisions", "decision"),
    ("Heading Unnumbered", "What moved{% if since %} since {{ since }}{% endif %}"),
    *_list(
        "moves",
        "move",
        "{% if since %}No action has changed.{% else %}There is no earlier record to compare with.{% endif %}",
    ),
    *_table("Actions by BRAG rating", "brag", "No action has been agreed yet."),
    ("Heading Unnumbered", "Overdue and due soon"),
    *_table(
        "Actions that are overdue or due within 30 days",
        "attention_rows",
        "No action is overdue or due within 30 days.",
        "attention_left",
    ),
    ("Heading Unnumbered", "Measures"),
    *_table(
        "Where the measures stand, Red and Amber first", "board_measures", "No measure is recorded.", "measures_left"
    ),
    ("Normal", "{%p if small_numbers %}"),
    ("Normal", "{{ small_numbers }}"),
    ("Normal", "{%p endif %}"),
    ("Heading Unnumbered", "Risks that moved"),
    *_list(
        "risk_moves",
        "move",
        "{% if since %}No rating has changed, and no risk has been added, closed or removed.{% else %}There is no"
        " earlier record to compare with.{% endif %}",
    ),
    ("Heading Unnumbered", "Dates ahead"),
    *_table("Dates ahead", "board_dates", "No date ahead is recorded.", "dates_left"),
    ("Normal", "The committee's progress report for {{ month }} has the full lists."),
)
