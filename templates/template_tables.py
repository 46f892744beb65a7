"""The tables of the shipped Word templates: their columns, what repeats in them, what a screen reader is told."""

Columns = tuple[tuple[str, str, float], ...]
_RISKS: Columns = (
    ("Risk", "{{ risk.risk }}", 4.2),
    ("Description", "{{ risk.description }}", 5.0),
    ("Action to avoid or mitigate risk", "{{ risk.mitigation }}", 5.0),
    ("Risk rating", "{{ risk.rating }}", 2.3),
)
RISKS_WITH_TARGET: Columns = (
    ("Risk", "{{ risk.risk }}", 3.6),
    ("Description", "{{ risk.description }}", 4.4),
    ("Action to avoid or mitigate risk", "{{ risk.mitigation }}", 4.5),
    ("Current rating", "{{ risk.rating }}", 2.0),
    ("Target rating", "{{ risk.target }}", 2.0),
)
_PLANNED: Columns = (
    ("Ref", "{{ action.ref }}", 1.4),
    ("Action", "{{ action.action }}", 5.0),
    ("Lead officer", "{{ action.lead }}", 2.6),
    ("Lead body", "{{ action.body }}", 2.3),
    ("Start", "{{ action.start }}", 2.6),
    ("Due", "{{ action.due }}", 2.6),
)


def _moves(heading: str) -> Columns:
    return (
        ("Ref", "{{ move.ref }}", 2.0),
        (heading, "{{ move.text }}", 5.5),
        ("Before", "{{ move.before }}", 1.9),
        ("Now", "{{ move.after }}", 1.9),
        ("Reason given", "{{ move.reason }}", 5.2),
    )


_ATTENTION: Columns = (
    ("Ref", "{{ action.ref }}", 1.3),
    ("Action", "{{ action.action }}", 4.6),
    ("Lead", "{{ action.lead }}", 2.6),
    ("Due", "{{ action.due }}", 3.0),
    ("BRAG", "{{ action.brag }}", 1.7),
    ("Progress", "{{ action.progress }}", 3.3),
)
_MEASURES: Columns = (
    ("Measure", "{{ measure.measure }}. Source: {{ measure.source }}", 3.7),
    ("Latest", "{{ measure.latest }}", 2.2),
    ("Change", "{{ measure.change }}", 2.7),
    ("Target", "{{ measure.target }}", 2.2),
    ("Statutory standard", "{{ measure.standard }}", 2.1),
    ("National", "{{ measure.national }}", 2.0),
    ("RAG", "{{ measure.rag }}", 1.6),
)
# Name of the list → (item, columns, what a screen reader is told of the table).
TABLES: dict[str, tuple[str, Columns, str]] = {
    "risks": ("risk", _RISKS, "Each risk with its description, mitigation and rating"),
    "section.risks": ("risk", _RISKS, "Each risk with its description, mitigation and rating"),
    "actions": (
        "action",
        (
            ("Action", "{{ action.action }}", 5.0),
            ("Outcome sought", "{{ action.outcome }}", 3.6),
            ("Lead", "{{ action.lead }}", 2.7),
            ("Dates", "{{ action.dates }}", 2.7),
            ("Progress", "{{ action.progress }}", 2.5),
        ),
        "Each action with outcome, lead, dates and progress",
    ),
    "tracked": (
        "row",
        (
            ("Ref", "{{ row.ref }}", 1.5),
            ("Recommendation", "{{ row.recommendation }}", 6.2),
            ("Agreed", "{{ row.agreed }}", 3.0),
            ("Response due", "{{ row.due }}", 2.6),
            ("Response", "{{ row.response }}", 3.2),
        ),
        "Each recommendation made before with the date it was agreed and the response",
    ),
    "development_left": (
        "row",
        (
            ("Theme", "{{ row.theme }}", 6.0),
            ("Number", "{{ row.number }}", 2.0),
            ("References", "{{ row.refs }}", 8.5),
        ),
        "Each theme with the number of its findings that are not quoted, and their references",
    ),
    "register": (
        "row",
        (
            ("Reference", "{{ row.ref }}", 2.8),
            ("Kind", "{{ row.kind }}", 4.4),
            ("Main theme", "{{ row.theme }}", 7.2),
            ("Place", "{{ row.place }}", 2.1),
        ),
        "Each finding with its kind, main theme and place in the document",
    ),
    "areas": (
        "area",
        (
            ("Ref", "{{ area.ref }}", 2.0),
            ("Area, in the inspectors' words", "{{ area.text }}", 6.3),
            ("RAG", "{{ area.rating }}", 1.8),
            ("Progress", "{{ area.progress }}", 4.2),
            ("Actions", "{{ area.actions }}", 2.2),
        ),
        "Each area to put right with its RAG rating, the note on its progress and the number of its actions",
    ),
    "brag_moves": (
        "move",
        _moves("Action"),
        "Each action whose BRAG rating has changed, before and now, with the reason",
    ),
    "area_moves": ("move", _moves("Area"), "Each area whose RAG rating has changed, before and now, with the reason"),
    "overdue": ("action", _ATTENTION, "Each overdue action with its lead, due date, BRAG rating and progress"),
    "due_soon": ("action", _ATTENTION, "Each action due soon with its lead, due date, BRAG rating and progress"),
    "not_updated": (
        "action",
        (
            ("Ref", "{{ action.ref }}", 1.3),
            ("Action", "{{ action.action }}", 5.0),
            ("Lead", "{{ action.lead }}", 2.7),
            ("Last updated", "{{ action.updated }}", 2.8),
            ("Due", "{{ action.due }}", 3.0),
            ("BRAG", "{{ action.brag }}", 1.7),
        ),
        "Each action not updated lately with its lead, the date of its last update, its due date and BRAG rating",
    ),
    "attention_rows": (
        "action",
        (
            ("Ref", "{{ action.ref }}", 1.3),
            ("Action", "{{ action.action }}", 6.8),
            ("Lead", "{{ action.lead }}", 3.4),
            ("Due", "{{ action.due }}", 3.3),
            ("BRAG", "{{ action.brag }}", 1.7),
        ),
        "Each action that is overdue or due soon with its lead, due date and BRAG rating",
    ),
    "brag": (
        "row",
        (
            ("BRAG rating", "{{ row.word }}", 2.7),
            ("Meaning", "{{ row.meaning }}", 6.4),
            ("{% if since %}On {{ since }}{% else %}Before{% endif %}", "{{ row.before }}", 3.7),
            ("On {{ as_at }}", "{{ row.now }}", 3.7),
        ),
        "The number of actions with each BRAG rating, before and now",
    ),
    "measures": ("measure", _MEASURES, "Each measure with its latest figure, change, target, standard and source"),
    "board_measures": (
        "measure",
        (
            ("Measure", "{{ measure.measure }}", 4.7),
            ("Latest", "{{ measure.latest }}", 3.2),
            ("Change", "{{ measure.change }}", 3.9),
            ("Target", "{{ measure.target }}", 3.1),
            ("RAG", "{{ measure.rag }}", 1.6),
        ),
        "Each measure with its latest figure, change, target and RAG rating",
    ),
    "trend.figures": (
        "figure",
        (
            ("Period", "{{ figure.period }}", 5.5),
            ("Value", "{{ figure.value }}", 3.5),
            ("Target", "{{ figure.target }}", 3.5),
        ),
        "The figures of the chart above, a period a row",
    ),
    "dates": (
        "row",
        (
            ("Date", "{{ row.day }}", 3.2),
            ("What", "{{ row.what }}", 5.8),
            ("Source", "{{ row.basis }}", 7.5),
        ),
        "Each decision or date ahead with its source",
    ),
    "board_dates": (
        "row",
        (
            ("Date", "{{ row.day }}", 3.2),
            ("What", "{{ row.what }}", 7.8),
            ("Source", "{{ row.basis }}", 5.5),
        ),
        "Each date ahead with its source",
    ),
    "sources": (
        "row",
        (
            ("Reference", "{{ row.ref }}", 2.2),
            ("Kind", "{{ row.kind }}", 3.3),
            ("Words", "{{ row.words }}", 6.4),
            ("Source", "{{ row.source }}", 4.6),
        ),
        "Each reference with its kind, its words and where it comes from",
    ),
    "signing": (
        "body",
        (
            ("Body", "{{ body }}", 5.0),
            ("Name and title", "To be filled in", 5.0),
            ("Signature", "To be signed", 3.5),
            ("Date", "To be dated", 3.0),
        ),
        "Each body responsible with the name, title, signature and date of whoever signs for it",
    ),
    "area.actions": ("action", _PLANNED, "Each action with lead officer, lead body and dates"),
    "other_actions": ("action", _PLANNED, "Each action with lead officer, lead body and dates"),
    "area.measures": (
        "measure",
        (
            ("Measure", "{{ measure.measure }}", 6.5),
            ("Baseline", "{{ measure.baseline }}", 3.5),
            ("Target", "{{ measure.target }}", 3.5),
            ("Statutory standard", "{{ measure.standard }}", 3.0),
        ),
        "Each measure with its baseline, target and statutory standard",
    ),
}
KEPT_WHOLE = {"signing"}  # on one page
CLOSE_ROWS = {"trend.figures"}  # so that the next chart finds room on the page
