# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Public holidays by country and region, from the `holidays` library: offline, imported when first asked for."""

from datetime import date
from functools import lru_cache

from secondhelping.domain.errors import KnownError
from secondhelping.domain.planning import Holiday


@lru_cache(maxsize=1)
def countries() -> dict[str, tuple[str, ...]]:
    """The countries by ISO 3166 code, each with the codes of its regions."""
    import holidays

    found = holidays.list_supported_countries(include_aliases=False)
    return {code: tuple(sorted(regions)) for code, regions in sorted(found.items())}


def check(country: str, region: str) -> None:
    """Refuses a country or region the library does not know.

    Raises:
        KnownError: it is unknown.
    """
    if not country:
        if region:
            raise KnownError(
                "A region needs its country.",
                f"“{region}” alone could be anywhere.",
                "Choose the country too.",
            )
        return
    known = countries()
    if country not in known:
        raise KnownError(
            f"The public holidays of “{country}” aren't known.",
            "Countries are known by their two letters, such as GB, DE or FR.",
            "Choose one of the list, and enter other days as days off.",
        )
    if region and region not in known[country]:
        regions = ", ".join(known[country]) or "none"
        raise KnownError(
            f"“{region}” is no region of {country} with holidays of its own.",
            f"Known are: {regions}.",
            "Choose one of these, or leave the region empty.",
        )


@lru_cache(maxsize=64)
def _of_year(country: str, region: str, year: int) -> tuple[Holiday, ...]:
    import holidays

    found = holidays.country_holidays(country, subdiv=region or None, years=year)
    return tuple(Holiday(day, name) for day, name in sorted(found.items()) if day.year == year)


def between(country: str, region: str, start: date, end: date) -> tuple[Holiday, ...]:
    """The public holidays from `start` to before `end`, by day; none without a country."""
    if not country or end <= start:
        return ()
    years = range(start.year, end.year + 1)
    found = [holiday for year in years for holiday in _of_year(country, region, year)]
    return tuple(holiday for holiday in found if start <= holiday.day < end)
