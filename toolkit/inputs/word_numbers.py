"""The numbers Word prints before headings and paragraphs: counted, since the file does not hold them."""

from xml.etree.ElementTree import Element

from toolkit.inputs.word_styles import WordStyles
from toolkit.word_lists import ListCounts


class WordNumbers:
    """Counts down the document, list by list."""

    def __init__(self, styles: WordStyles) -> None:
        self.styles = styles
        self.counts = ListCounts(styles.lists.declared)

    def label(self, paragraph: Element) -> str:
        """What Word prints before this paragraph: "2.1", "(a)"; empty for a bullet or an unnumbered one."""
        place = self.styles.place_in_list(paragraph)
        return self.counts.next(*place) if place else ""
