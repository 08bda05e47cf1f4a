"""Train the classifier of blocks, and say how it does on publishers that it has not seen.

    python -m benchmarks.classifier.train CORPUS...

Writes the model beside the classifier and `card.json` beside this: what the model learned from, and the figures of
five others that learned in the same way, each asked only about publishers that it has not seen. Takes some minutes, and
needs lightgbm, which nothing else here does: `pip install -r benchmarks/classifier/requirements.txt`.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import lightgbm
import numpy as np

from benchmarks.classifier.examples import PROJECT, Example, Floats, digest, fold_of, read_examples
from benchmarks.classifier.forests import arrays_of
from scraper.classifier.classify import Classified, second_rows
from scraper.classifier.wholes import with_wholes

MODEL = PROJECT / "scraper" / "classifier" / "model.npz"
CARD = Path(__file__).with_name("card.json")
FOLDS = 5
INNER_FOLDS = 5
SETTINGS = {
    "objective": "binary",
    "num_leaves": 15,
    "max_depth": 7,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "seed": 0,
}
TREES = 250
RATES = {"first": 0.08, "second": 0.06}


def main() -> None:
    """Read the pages, train on all, write the model, evaluate out of fold, write the card."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    asked = parser.parse_args()
    examples = list(read_examples(asked.corpora))
    first, second = train(examples, INNER_FOLDS)
    forests = {"first": first, "second": second}
    np.savez_compressed(
        MODEL, **{f"{name}_{part}": array for name, one in forests.items() for part, array in arrays_of(one).items()}
    )
    card = {
        "pages": {corpus: sum(one.corpus == corpus for one in examples) for corpus in _corpora(examples)},
        "publishers": len({one.publisher for one in examples}),
        "candidates": sum(len(one.labels) for one in examples),
        "data": digest(asked.corpora),
        "settings": SETTINGS | {"trees": TREES, "rates": RATES},
        **measured(examples),
    }
    CARD.write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", "utf-8")


def train(examples: list[Example], folds: int) -> tuple[lightgbm.Booster, lightgbm.Booster]:
    """Train both forests; the second learns from what the first says of publishers that it has not seen."""
    unseen: dict[str, Floats] = {}
    for fold in range(folds):
        booster = _fit([one for one in examples if fold_of(one.publisher, folds, "inner") != fold], "first")
        for one in examples:
            if fold_of(one.publisher, folds, "inner") == fold:
                unseen[one.name] = _chances(booster, one.figures.rows)
    return _fit(examples, "first"), _fit(examples, "second", unseen)


def measured(examples: list[Example]) -> dict[str, dict[str, list[float]]]:
    """Return for each corpus and publisher the pages, mean F1 and share of exact bodies, by models new to them."""
    scores: dict[str, dict[str, list[tuple[float, bool]]]] = {
        "corpora": defaultdict(list),
        "by_publisher": defaultdict(list),
    }
    for fold in range(FOLDS):
        first, second = train([one for one in examples if fold_of(one.publisher, FOLDS) != fold], INNER_FOLDS - 2)
        for one in examples:
            if fold_of(one.publisher, FOLDS) == fold:
                chances = _chances(second, second_rows(one.figures, _chances(first, one.figures.rows)))
                score = _score(
                    one,
                    Classified(one.boxes, one.candidates, with_wholes(chances, one.candidates, one.boxes), one.known),
                )
                scores["corpora"][one.corpus].append(score)
                scores["by_publisher"][one.publisher].append(score)
    return {
        kind: {
            name: [len(pages), *(round(float(np.mean(column)), 3) for column in zip(*pages, strict=True))]
            for name, pages in sorted(groups.items())
        }
        for kind, groups in scores.items()
    }


def _score(example: Example, classified: Classified) -> tuple[float, bool]:
    """Return the F1 of a page by its candidates' words, and whether just the right ones were kept."""
    kept = {id(one) for one in classified.kept()}
    chosen = np.array([id(one) in kept for one in example.candidates])
    words = np.array([len(one.text.split()) for one in example.candidates])
    right, all_kept, all_gold = (words[mask].sum() for mask in (chosen & example.labels, chosen, example.labels))
    return 2 * right / max(1, all_kept + all_gold), bool((chosen == example.labels).all())


def _fit(examples: list[Example], name: str, unseen: dict[str, Floats] | None = None) -> lightgbm.Booster:
    rows = [one.figures.rows if unseen is None else second_rows(one.figures, unseen[one.name]) for one in examples]
    labels, weights = (np.concatenate([getattr(one, what) for one in examples]) for what in ("labels", "weights"))
    data = lightgbm.Dataset(np.concatenate(rows), labels, weight=weights)
    return lightgbm.train(SETTINGS | {"learning_rate": RATES[name]}, data, TREES)


def _chances(booster: lightgbm.Booster, rows: Floats) -> Floats:
    return np.asarray(booster.predict(rows), np.float32)


def _corpora(examples: Iterable[Example]) -> list[str]:
    return sorted({one.corpus for one in examples})


if __name__ == "__main__":
    main()
