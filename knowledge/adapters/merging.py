"""Lays published documents and an admin's cards over the bundled library."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

import yaml

from knowledge.adapters.articles import change_articles, day_of
from knowledge.catalog.cards import card
from knowledge.catalog.yamlfile import LOADER, Entry
from knowledge.errors import DataError
from knowledge.library import Library, keyed
from knowledge.model import LegalStatus, Provision, Regulation, RuleCard
from knowledge.records import CardOverlay, PublishedRelation

_log = logging.getLogger(__name__)


def merged(
    bundled: Library,
    regulations: Iterable[Regulation],
    provisions: Iterable[Provision],
    relations: Iterable[PublishedRelation],
    overlays: Iterable[CardOverlay],
    version: int,
    chosen: Container[str] = (),
) -> Library:
    """One library: verbatim text over our norm at the same address, relations applied, overlays by card id.

    ``chosen`` are the regulations whose status an admin set.
    """
    laws = dict(bundled.regulations)
    papers = list(regulations)
    for law in papers:
        laws[law.slug] = _joined(laws.get(law.slug), law, law.slug in chosen)
    published = list(provisions)
    units = dict(bundled.provisions)
    for unit in published:
        units[unit.address.text] = _with_text(units.get(unit.address.text), unit)
    for law in papers:
        if law.status is LegalStatus.DICABUT or law.effective_to:
            _end_with_law(law.slug, units)
    related = list(relations)
    for relation in related:
        _apply(relation, laws, units)
    forms = change_articles(related, bundled.regulations, laws, units)
    return replace(
        bundled,
        regulations=laws,
        provisions=units,
        cards={**bundled.cards, **keyed(_readable(overlays))},
        version=version,
        last_articles=proven_ends(published),
        forms=forms,
    )


def proven_ends(published: Iterable[Provision]) -> dict[str, int]:
    """The last Pasal of every law whose whole text is published: only then does an absence prove anything.

    Proved by the text itself: every number from 1 is there, and the Penjelasan, which stands behind the last Pasal,
    explains article by article up to the same number. A file that breaks off has neither.
    """
    body: dict[str, set[int]] = defaultdict(set)
    explained: dict[str, int] = defaultdict(int)
    for address in (unit.address for unit in published):
        if not address.pasal or not address.pasal.isdigit() or address.lampiran or address.bagian:
            continue
        number = int(address.pasal)
        if address.penjelasan:
            explained[address.slug] = max(explained[address.slug], number)
        else:
            body[address.slug].add(number)
    return {slug: len(found) for slug, found in body.items() if len(found) == max(found) == explained[slug]}


def _joined(ours: Regulation | None, published: Regulation, chosen: bool) -> Regulation:
    """What our data knows of a regulation's life is kept unless an admin corrected it; the document says the rest."""
    if ours is None:
        return replace(published, ingested=True)
    joined = replace(
        ours, ingested=True, effective_from=ours.effective_from or published.effective_from, title=published.title
    )
    return _corrected(joined, published, chosen)


def _corrected(law: Regulation, published: Regulation, chosen: bool) -> Regulation:
    """Every paper is read as in force: an end, any other status, or one that is ``chosen`` is what an admin set."""
    ended = LegalStatus.DICABUT
    status = law.status if published.status is LegalStatus.BERLAKU and not chosen else published.status
    if (status is ended) == (law.status is ended):
        return replace(law, status=status, effective_to=published.effective_to or law.effective_to)
    # The day we knew belongs to the life the admin denies; his own may be unknown.
    return replace(
        law,
        status=status,
        effective_to=published.effective_to,
        revoked_by=law.revoked_by if status is ended else None,
    )


def _with_text(ours: Provision | None, published: Provision) -> Provision:
    """The words are the document's; what it says of its own life goes before what we knew."""
    if ours is None:
        return published
    return replace(
        ours,
        text=published.text,
        page=published.page,
        path=published.path,
        status=published.status or ours.status,
        effective_from=published.effective_from or ours.effective_from,
        effective_to=published.effective_to or ours.effective_to,
    )


def _apply(found: PublishedRelation, laws: dict[str, Regulation], units: dict[str, Provision]) -> None:
    """A published document that revokes or amends another changes what is said to be in force."""
    target = laws.get(found.relation.target)
    if target is None or found.source == target.slug:
        return
    if found.relation.kind == "mencabut" and target.status is not LegalStatus.DICABUT:
        laws[target.slug] = replace(
            target,
            status=LegalStatus.DICABUT,
            revoked_by=found.source,
            effective_to=day_of(found, laws),
        )
        _end_with_law(target.slug, units)
    elif found.relation.kind == "mengubah":
        laws[target.slug] = replace(target, amended_by=_with(target.amended_by, found.source))
        if (source := laws.get(found.source)) is not None:
            laws[source.slug] = replace(source, amends=_with(source.amends, target.slug))


def _with(slugs: tuple[str, ...], slug: str) -> tuple[str, ...]:
    return slugs if slug in slugs else (*slugs, slug)


def _end_with_law(slug: str, units: dict[str, Provision]) -> None:
    """A provision's own living status would outlive the law it stands in."""
    for key, unit in units.items():
        if unit.address.slug == slug and unit.status not in (None, LegalStatus.DICABUT):
            units[key] = replace(unit, status=None)


def _readable(overlays: Iterable[CardOverlay]) -> Iterator[RuleCard]:
    """An overlay outlives the code that wrote it: one that no longer reads must not silence every other answer."""
    for overlay in overlays:
        try:
            yield _card(overlay)
        except (DataError, yaml.YAMLError, ValueError) as failure:  # an impossible date in YAML is a bare ValueError
            # Never the message: it quotes what the admin wrote.
            _log.warning("overlay %s cannot be read (%s); skipped", overlay.card_id, type(failure).__name__)


def _card(overlay: CardOverlay) -> RuleCard:
    entry = Entry(yaml.load(overlay.body, Loader=LOADER), f"kaidah {overlay.card_id}")
    return card(entry, entry.text("group"))
