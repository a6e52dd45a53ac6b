"""The ledger: every edition in order, to be read and proven by who may, changed by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from string import hexdigits
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern

from newsroom.desk import desk
from newsroom.keyset import KeysetList
from newsroom.row_key import row_key
from newsroom.searched import SearchedAdmin
from stories.actions.prove_ledger import Proof, link, prove_ledger
from stories.actions.prove_nightly import last_proof
from stories.admin import ledger_page
from stories.admin.ledger_export import export
from stories.admin.ledger_filters import FILTERS
from stories.admin.taken_out import Everything, export_urls, is_export
from stories.models import Edition, Ledger, Proposal
from stories.rules.chain import GENESIS, Break, wrong
from stories.search import EDITIONS

SHOWN = 4


@dataclass(frozen=True)
class Entry:
    """A row: the edition, what it says of itself, and whether its seal holds.

    `state` is "holds", "broken" or, after a break further down, "unproven".
    """

    edition: Edition
    kind: str
    state: str

    @property
    def seal(self) -> str:
        return short(self.edition.digest)

    @property
    def on(self) -> str:
        return "" if self.edition.previous == GENESIS else short(self.edition.previous)


class LedgerList(KeysetList):
    rows: list[Entry]
    broken: Break | None

    def prove(self, proof: Proof | None) -> None:
        """Each edition of this page against its seal; by the whole proof, where there is one."""
        found = [wrong(link(row), row.entry, row.before or GENESIS) for row in self.result_list]
        self.broken = proof.broken if proof else next(filter(None, reversed(found)), None)
        self.rows = [
            Entry(row, kind_of(row), _state(row, broken, self.broken))
            for row, broken in zip(self.result_list, found, strict=True)
        ]


@admin.register(Edition, site=desk)
class EditionAdmin(SearchedAdmin):
    seen_by = "stories.read_ledger"
    desk_name = "Ledger"
    desk_none = "The first proposal that is approved makes the first entry."
    desk_place = 30
    list_display = ("headline", "entry")
    list_display_links = None
    list_filter = FILTERS
    found_by = EDITIONS
    search_help_text = "Headline, entry or digest"
    ordering = ("-entry",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[KeysetList]:
        return Everything if is_export(request, self) else LedgerList

    def get_urls(self) -> list[URLPattern]:
        return [*export_urls(self, export), *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """A number alone is an entry's; what may be the beginning of a digest is one, if there is such."""
        keys = [*_named(search_term.strip())[: self.list_per_page]]
        if keys:
            return queryset.filter(pk__in=keys), False
        return super().get_search_results(request, queryset, search_term)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        before = Edition.objects.filter(entry=OuterRef("entry") - 1).values("digest")
        return Edition.objects.select_related("label", "story").annotate(before=Subquery(before))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request) or request.method not in {"GET", "HEAD"}:
            raise PermissionDenied
        rows = self.get_queryset(request).select_related("proposal")
        heavy = rows.defer("proposal__content", "proposal__evidence", "story__body")
        return ledger_page.page(request, get_object_or_404(heavy, pk=row_key(object_id)))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        proof = prove_ledger() if "_verify" in request.POST and self.has_view_permission(request) else None
        ledger = Ledger.objects.get(pk=1)
        told = {"proof": proof, "ledger": ledger, "last": last_proof(ledger), **(extra_context or {})}
        response = super().changelist_view(request, told)
        context = getattr(response, "context_data", None) or {}
        if isinstance(cl := context.get("cl"), LedgerList):
            cl.prove(proof)
        return response


def _named(typed: str) -> QuerySet[Any, Any]:
    """Keys of the editions whose entry it is, or whose digest begins so: with the digits shown, at least."""
    named, digits = Edition.objects.none(), typed.lower().removeprefix("sha256:").replace(" ", "")
    if entry := row_key(typed.replace(",", "")):
        named = Edition.objects.filter(entry=entry)
    if len(digits) >= 2 * SHOWN and not set(digits) - set(hexdigits):
        named = named | Edition.objects.filter(digest__startswith=f"sha256:{digits}")
    return named.values_list("pk", flat=True)


def short(digest: str) -> str:
    """The first eight digits, in two groups, as people compare them."""
    digits = digest.removeprefix("sha256:")
    return f"{digits[:SHOWN]} {digits[SHOWN : 2 * SHOWN]}"


def kind_of(edition: Edition) -> str:
    kinds: dict[str, str] = dict(Proposal.Kind.choices)
    return kinds.get(edition.statement.get("kind", ""), "")


def _state(edition: Edition, own: Break | None, first: Break | None) -> str:
    if own or (first and edition.entry == first.entry):
        return "broken"
    return "unproven" if first and edition.entry > first.entry else "holds"
