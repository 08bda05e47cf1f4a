"""The direction in which a language is written, by its BCP 47 tag."""

from typing import Literal

RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "khw", "ks", "lrc", "mzn", "pnb", "ps", "sd", "skr"}
    | {"syr", "ug", "ur", "yi", "nqo", "azb", "glk", "bal", "lah", "arz", "ary", "prs"},
)
RTL_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
SCRIPT_SUBTAG_LENGTH = 4


def direction_of(lang: str) -> Literal["ltr", "rtl"]:
    """Tell how text in `lang` runs; a script subtag (`ku-Arab`, `pa-Arab`) outweighs the language."""
    language, *subtags = lang.replace("_", "-").lower().split("-")
    script = next((tag for tag in subtags if len(tag) == SCRIPT_SUBTAG_LENGTH and tag.isalpha()), None)
    if script is not None:
        return "rtl" if script in RTL_SCRIPTS else "ltr"
    return "rtl" if language in RTL_LANGUAGES else "ltr"
