"""The rules for Word papers, and what breaks them in one."""

from collections.abc import Iterator

from toolkit.accessibility.rules import Rule
from toolkit.accessibility.word_colours import low_contrast
from toolkit.accessibility.word_file import Paper, open_paper
from toolkit.accessibility.word_front import no_contents_list, no_title_property, other_language, prompt_on_opening
from toolkit.accessibility.word_objects import (
    comments_left,
    floating_boxes,
    tracked_changes,
    unclear_links,
    without_alt_text,
)
from toolkit.accessibility.word_structure import (
    headings_by_looks,
    headings_out_of_order,
    lists_by_hand,
    not_one_title,
    spaced_by_empty_paragraphs,
)
from toolkit.accessibility.word_tables import (
    by_colour_only,
    used_for_layout,
    with_empty_cells,
    with_merged_cells,
    with_rows_that_split,
    with_tables_inside,
    without_header_row,
)
from toolkit.model.problem import Problem

WORD_RULES: tuple[Rule[Paper], ...] = (
    Rule(
        "Title in the properties", True, ("toolkit",),
        "In Word: File, Info, Properties, and type the paper's title as Title.",
        no_title_property, "2.4.2",
    ),
    Rule(
        "Language of the paper", True, ("template",),
        "In Word: select all, then Review, Language, Set Proofing Language, English (United Kingdom).",
        other_language, "3.1.1",
    ),
    Rule(
        "One title", True, ("template",),
        "Give the paper's title, and nothing else, the style Title.",
        not_one_title, "1.3.1",
    ),
    Rule(
        "Heading levels", True, ("template", "author"),
        "Use Heading 1 for sections, Heading 2 for parts of them, and leave no level out.",
        headings_out_of_order, "1.3.1",
    ),
    Rule(
        "Headings by style", True, ("template", "author"),
        "Give it a heading style if it heads what follows; if it does not, take the bold or the size off.",
        headings_by_looks, "1.3.1",
    ),
    Rule(
        "Lists by style", True, ("template", "author"),
        "Delete the typed marks and use the style List Bullet or List Number.",
        lists_by_hand, "1.3.1",
    ),
    Rule(
        "Space by style", True, ("template", "author"),
        "Delete the empty paragraphs and set the space before or after the paragraph (Layout, Spacing).",
        spaced_by_empty_paragraphs, "1.3.1",
    ),
    Rule(
        "Table header row", True, ("template", "author"),
        "Select the first row, then Layout, Repeat Header Rows; it must say what each column holds.",
        without_header_row, "1.3.1",
    ),
    Rule(
        "Table cells not merged", True, ("template", "author"),
        "Split the cell (Layout, Split Cells), and repeat its words where they belong.",
        with_merged_cells, "1.3.1",
    ),
    Rule(
        "Table not in a table", True, ("template", "author"),
        "Take the inner table out and place it below, or write its content as words.",
        with_tables_inside, "1.3.1",
    ),
    Rule(
        "Table cells not empty", True, ("toolkit", "author"),
        'Say why there is nothing, such as "None", "Not stated" or "Not applicable".',
        with_empty_cells, "1.3.1",
    ),
    Rule(
        "Table rows stay whole", True, ("template", "author"),
        "Select the table, then Layout, Properties, Row, and untick Allow row to break across pages.",
        with_rows_that_split,
    ),
    Rule(
        "Tables for data only", True, ("template", "author"),
        "Set it as a paragraph with a border, or use a table with columns and a header row.",
        used_for_layout, "1.3.2",
    ),
    Rule(
        "Pictures in words", True, ("template", "author"),
        "Right-click it, View Alt Text, and say what it shows, or mark it as decorative.",
        without_alt_text, "1.1.1",
    ),
    Rule(
        "Links in words", True, ("author",),
        "Write as the link's words what it leads to, differently for each target.",
        unclear_links, "2.4.4",
    ),
    Rule(
        "Contrast of letters", True, ("template", "author"),
        "Choose darker letters on a light ground, or lighter ones on a dark ground.",
        low_contrast, "1.4.3",
    ),
    Rule(
        "Colour with words", True, ("toolkit", "author"),
        "Write in the cell what its colour says.",
        by_colour_only, "1.4.1",
    ),
    Rule(
        "Contents list", True, ("template", "author"),
        "Put one after the title (References, Table of Contents), or shorten the paper.",
        no_contents_list, "2.4.5",
    ),
    Rule(
        "No floating text boxes", True, ("template", "author"),
        "Move its words into the text, where they are read in their order; a border can make the box.",
        floating_boxes, "1.3.2",
    ),
    Rule(
        "No prompt on opening", False, ("template", "toolkit"),
        "Open it in Word, answer Yes, save it, and the question is gone.",
        prompt_on_opening,
    ),
    Rule(
        "No tracked changes", True, ("author",),
        "In Word: Review, Accept or Reject.",
        tracked_changes,
    ),
    Rule(
        "No comments", True, ("author",),
        "In Word: Review, Delete, once it is settled.",
        comments_left,
    ),
)  # fmt: skip


def word_problems(name: str, data: bytes) -> Iterator[Problem]:
    """Each place where the Word file called `name` breaks a rule; raises InputProblem where it cannot be read."""
    paper = open_paper(name, data)
    for rule in WORD_RULES:
        yield from rule.problems(name, paper)
