"""The standing words of the written statement of action or priority action plan, made from the workbook."""

from outcome_paper import AFTER_TABLE, BULLET, BULLET_2, KEEP, NUMBERED, Words

PLAN: Words = (
    ("Title", "{{ title }}"),
    ("Heading 1", "Introduction"),
    (
        NUMBERED,
        "{{ purpose }}{% if letter_date %} The {{ document }} is dated {{ letter_date }}.{% endif %}",
    ),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "The statement is required by the Children Act 2004 (Joint Area Reviews) Regulations 2015, regulation 4."
        " {{ deadline }}",
    ),
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        "The plan is required by His Majesty's Chief Inspector under the area SEND framework of January 2023."
        " {{ deadline }}",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if responsible %}"),
    (NUMBERED, "Responsible: {{ responsible }}."),
    (NUMBERED, "{%p endif %}"),
    (
        NUMBERED,
        "Each area below is quoted word for word from the {{ document }}. Actions, officers, dates and measures are"
        " those of the action plan kept by the partners.",
    ),
    ("Heading 1", "Governance"),
    (NUMBERED, "The work is directed by a board chaired by {{ board_chair }}. Its members are:"),
    (BULLET, "{%p for member in board_members %}"),
    (BULLET, "{{ member }}"),
    (BULLET, "{%p endfor %}"),
    ("Heading 1", "{%p for area in areas %}"),
    (
        "Heading 1",
        "{% if statement_required %}Area of significant weakness{% else %}Area for priority action{% endif %}"
        " {{ area.place }}",
    ),
    (NUMBERED, "In the inspectors' words: {{ area.text }} [{{ area.ref }}]"),
    (BULLET_2, "{%p for item in area.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    (NUMBERED, "{%p if area.responsible %}"),
    (NUMBERED, "Responsible {% if area.several_bodies %}bodies{% else %}body{% endif %}: {{ area.responsible }}."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "Senior responsible officer: {{ area.officer }}."),
    (NUMBERED, "Outcome sought: {{ area.outcome }}"),
    (NUMBERED, "{%p if area.actions %}"),
    (NUMBERED, "The actions are:"),
    ("CAPTION", ": Actions for {{ area.name }}"),
    ("TABLE", "area.actions"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "No action has been agreed for this area yet."),
    (NUMBERED, "{%p endif %}"),
    (AFTER_TABLE, "{%p if area.measures %}"),
    (AFTER_TABLE, "Progress will be measured by:"),
    ("CAPTION", ": Measures for {{ area.name }}"),
    ("TABLE", "area.measures"),
    (NUMBERED, "{%p else %}"),
    (AFTER_TABLE, "No measure has been agreed for this area yet."),
    (NUMBERED, "{%p endif %}"),
    ("Heading 1", "{%p endfor %}"),
    ("Heading 1", "{%p if other_actions %}"),
    ("Heading 1", "Other actions"),
    (NUMBERED, "These actions are not tied to one area:"),
    ("CAPTION", ": Other actions"),
    ("TABLE", "other_actions"),
    ("Heading 1", "{%p endif %}"),
    ("Heading 1", "Sign-off"),
    (NUMBERED, f"{KEEP}Agreed for the bodies responsible:"),
    ("CAPTION", ": Sign-off"),
    ("TABLE", "signing"),
)
