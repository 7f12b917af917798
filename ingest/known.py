"""How many articles the whole text of a regulation has, where that is settled: a shorter file has lost some."""

from __future__ import annotations

LAST_PASAL = {
    "uu-7-2017": 573,
    "uu-20-2023": 77,
    "uu-5-2014": 141,
    "pp-94-2021": 46,
    "pp-53-2010": 51,
    "pp-11-2017": 364,
    "pp-49-2018": 102,
    "pp-42-2004": 22,
    "pp-37-2004": 17,
}
