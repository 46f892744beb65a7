"""How a page is held to be read: the way most of its words run, and the part of it that is shown."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class View:
    """The part of a page that is shown, in the file's points (y upwards), and how its words run.

    `quarters` counts clockwise quarter turns: 0 for words from left to right, 1 for words that run down
    the page, 2 for words upside down, 3 for words that run up it.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Distance from the left and from the top of the page when its words are upright."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return self.top - y, self.right - x
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return y - self.bottom, x - self.left

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Left, top, right and bottom when the page's words are upright."""
        if self.quarters == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (a, b), (c, d) = self.point(left, top), self.point(right, bottom)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def shows(self, box: Box) -> bool:
        """False for what lies wholly outside, which no reader of the page sees."""
        return box[0] < self.width and box[2] > 0 and box[1] < self.height and box[3] > 0
