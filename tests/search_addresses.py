"""The small archive of the search tests, in each way of opening it: from a disk, and published under a subpath."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.search_site import build_site


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> dict[str, str]:
    """The root of the site by the way of opening it."""
    folder = build_site(tmp_path_factory.mktemp("disk") / "site")
    host = tmp_path_factory.mktemp("web")
    published = f"{serve(host)}/archive"
    build_site(host / "archive", conf="publishconf.py", SITEURL=published)
    return {"served": f"{serve(folder)}/", "published": f"{published}/", "folder": f"{folder.as_uri()}/"}


@pytest.fixture(params=["served", "published", "folder"])
def root(request: pytest.FixtureRequest, addresses: dict[str, str]) -> str:
    """The root of the site in every way of opening it."""
    return addresses[request.param]
