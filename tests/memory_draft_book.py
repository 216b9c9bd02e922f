"""Drafts and decisions over plain lists: the model against which a real book is held."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.drafts import Decision, Draft, KeptDraft, ReviewState
from bot.domain.errors import InvalidValue, notice
from bot.domain.review import followed


class MemoryDraftBook:
    """The whole of `DraftBook`."""

    def __init__(self) -> None:
        self.versions: dict[str, list[KeptDraft]] = {}
        self.made: list[Decision] = []

    def keep(self, draft: Draft, *, is_public: bool) -> KeptDraft | None:
        """Keep a draft, unless its text is known."""
        if draft.fingerprint in self.seen([draft.fingerprint]):
            return None
        versions = self.versions.setdefault(draft.id, [])
        kept = followed(versions[-1], draft) if versions else KeptDraft(draft, 1, ReviewState.DRAFT)
        versions.append(replace(kept, public=kept.version) if is_public else kept)
        self._publish(draft.id, versions[-1].public)
        return versions[-1]

    def draft(self, article: str, version: int | None = None) -> KeptDraft | None:
        """A version of a draft, or the current one."""
        versions = self.versions.get(article, [])
        found = [kept for kept in versions if version in {None, kept.version}]
        return found[-1] if found else None

    def drafts(self, state: ReviewState, *, limit: int) -> list[KeptDraft]:
        """Drafts whose current version is in a state, the oldest first."""
        found = [versions[-1] for versions in self.versions.values() if versions[-1].state is state]
        return sorted(found, key=lambda kept: (kept.draft.arrived_at, kept.id))[: max(0, limit)]

    def revise(self, kept: KeptDraft, decision: Decision) -> Decision:
        """Keep what was made of a version, and the decision."""
        current = self.draft(kept.id)
        if current is None or (current.version, current.decided) != (kept.version, kept.decided):
            raise InvalidValue(notice("decided about by somebody else"))
        made = replace(decision, number=len(self.made) + 1)
        self.made.append(made)
        self.versions[kept.id][-1] = kept
        self.versions[kept.id] = [replace(each, decided=made.number) for each in self.versions[kept.id]]
        self._publish(kept.id, kept.public)
        return made

    def decisions(self, article: str, *, limit: int) -> list[Decision]:
        """What was decided about an article, the latest first."""
        return [made for made in reversed(self.made) if made.article == article][: max(0, limit)]

    def was_undone(self, article: str, by: str) -> bool:
        """Whether anything was taken back that somebody decided about an article."""
        made = [one for one in self.made if one.article == article]
        return bool({one.undoes for one in made} & {one.number for one in made if one.by == by})

    def seen(self, fingerprints: Sequence[str]) -> dict[str, str]:
        """Which of these texts are known."""
        every = (kept for versions in self.versions.values() for kept in versions)
        return {kept.draft.fingerprint: kept.id for kept in every if kept.draft.fingerprint in fingerprints}

    def articles_at(self, url: str) -> list[str]:
        """Articles with this address, the oldest first."""
        every = [kept for versions in self.versions.values() for kept in versions]
        found = [kept for kept in every if url and kept.draft.publication.article.url == url]
        found.sort(key=lambda kept: (kept.draft.arrived_at, kept.id))
        return list(dict.fromkeys(kept.id for kept in found))

    def alike(self, sketch: Sequence[int], *, limit: int) -> list[str]:
        """Articles of which the current text shares a number, in its place."""
        wanted = set(enumerate(sketch))
        found = [id for id, versions in self.versions.items() if wanted & set(enumerate(versions[-1].draft.sketch))]
        return sorted(found)[: max(0, limit)]

    def sketch_stored(self, sketch: Callable[[str], Sequence[int]], *, limit: int) -> int:  # noqa: ARG002
        """Nothing is stored beside it."""
        return 0

    def close(self) -> None:
        """There is nothing to let go of."""

    def _publish(self, article: str, version: int) -> None:
        self.versions[article] = [replace(kept, public=version) for kept in self.versions[article]]
