"""Numbers and lines of the index read back, by the definition of how they are written."""

from plugins.archive_index.codes import BASE, LETTERS


def read_numbers(text: str) -> list[int]:
    """Read numbers letter by letter."""
    numbers, number = [], 0
    letters = LETTERS.tobytes().decode()
    for letter in text:
        digit = letters.index(letter)
        number = number * BASE + digit % BASE
        if digit < BASE:
            numbers.append(number)
            number = 0
    return numbers


def read_lines(text: str) -> list[str]:
    """Read lines by counting letters as the browser does: those beyond the first plane are two."""
    found: list[str] = []
    before = b""
    for line in text.split("\t") if text else ():
        shared = LETTERS.tobytes().decode().index(line[0])
        before = before[: 2 * shared] + line[1:].encode("utf-16-le")
        found.append(before.decode("utf-16-le"))
    return found
