"""What is written from rounds and proposals: the submission with its list, and the report of achievements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.drafts import forget_drafts_at
from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.models import Claim
from lantoa.evidence.states import STANDING as CLAIMED
from lantoa.exemplars.models import Dossier
from lantoa.kit.access import Refused, require, visible
from lantoa.organisations.models import Body
from lantoa.organisations.models.bodies import COMMUNES, BodyKind
from lantoa.recognition.desk_views.award_rounds import rounds_crumb
from lantoa.recognition.desk_views.papers import written
from lantoa.recognition.desk_views.proposals import proposals_crumb
from lantoa.recognition.models import AwardRound, Proposal
from lantoa.recognition.proposal_documents import Heading, report_of, submission_of
from lantoa.recognition.proposal_states import STANDING
from lantoa.recognition.queries.eligibility import earlier_honours
from vanban.writing.model import Document

GOVERNMENTS = (*COMMUNES, BodyKind.DISTRICT, BodyKind.PROVINCE)
SHAPES = (("word", gettext_lazy("Word, to go on writing")), ("pdf", gettext_lazy("PDF, to print")))


class HeadingForm(forms.Form):
    """What no record tells."""

    issuing_body = forms.CharField(label=gettext_lazy("Issuing body, as the document says it"), max_length=200)
    symbol = forms.CharField(label=gettext_lazy("Symbol behind the number"), max_length=40)
    place = forms.CharField(label=gettext_lazy("Place, as the document says it"), max_length=80)
    signer_post = forms.CharField(label=gettext_lazy("Position of the signer"), max_length=120)
    signer_name = forms.CharField(label=gettext_lazy("Signer"), max_length=120)
    shape = forms.ChoiceField(label=gettext_lazy("As"), choices=SHAPES, widget=forms.RadioSelect, initial="word")


class SubmissionForm(HeadingForm):
    """Also to whom."""

    addressee = forms.CharField(label=gettext_lazy("Addressed to"), max_length=200)
    field_order = ("addressee",)


class WritePaper(FormScreen):
    """A document is written from the records; what is asked is only its heading. Answers with a file."""

    form_class: type[forms.Form] = HeadingForm
    submit = gettext_lazy("Write it")
    needs = "view"

    def document(self, told: dict[str, Any]) -> tuple[Document, str]:
        """The document and what its file is called. Refused: there is nothing to write."""
        raise NotImplementedError

    def run(self, form: forms.Form) -> HttpResponseBase:
        told = dict(form.cleaned_data)
        shape = told.pop("shape")
        document, name = self.document(told)
        return written(document, name, as_pdf=shape == "pdf")

    def leave(self, result: Any) -> HttpResponseBase:
        forget_drafts_at(self.request.path, by=self.actor)
        return result

    def headed(self, body: Body, symbol: str) -> dict[str, Any]:
        """How the documents of `body` usually begin."""
        name = body.name[:1].lower() + body.name[1:]
        is_government = body.kind in GOVERNMENTS
        issuing = f"Ủy ban nhân dân {name}" if is_government else body.name
        ending = "UBND" if is_government else "".join(word[0] for word in body.name.split()).upper()
        place = body.name.partition(" ")[2] if is_government else ""
        post = "Chủ tịch" if is_government else "Thủ trưởng đơn vị"
        return {"issuing_body": issuing, "symbol": f"{symbol}-{ending}", "place": place, "signer_post": post}


class Submission(WritePaper):
    """Tờ trình of the round: whom the person may see on its list, not withdrawn and not refused."""

    title, model, form_class = gettext_lazy("Write the submission"), AwardRound, SubmissionForm
    lead = gettext_lazy("With the list and the short profiles, from the proposals of the round.")

    def queryset(self) -> QuerySet:
        return AwardRound.objects.select_related("body")

    @property
    def back(self) -> str:
        return reverse("recognition:round", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [rounds_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return {**self.headed(self.record.body, "TTr"), "shape": "word"}

    def document(self, told: dict[str, Any]) -> tuple[Document, str]:
        found = visible(self.actor, Proposal.objects.filter(round=self.record, state__in=STANDING))
        opened = visible(self.actor, self.dossiers(found), "open").values_list("pk", flat=True)
        listed = found.filter(dossier__in=list(opened)).select_related("award", "dossier__body")
        proposals = list(listed.order_by("award__folded_name", "dossier__sort_key", "pk"))
        if not proposals:
            raise Refused(_("Nobody is proposed in this round yet, or you may not open their dossiers."))
        return submission_of(self.record, proposals, Heading(**told), self.today), f"to trinh {self.record.name}"

    def dossiers(self, found: QuerySet[Proposal]) -> QuerySet:
        """Whom they are about."""
        return Dossier.objects.filter(pk__in=list(found.values_list("dossier", flat=True)))


class Report(WritePaper):
    """Báo cáo thành tích of one proposal, for those who may open its dossier."""

    title, model = gettext_lazy("Write the report of achievements"), Proposal
    lead = gettext_lazy("From the dossier and its claims, each with what shows it. Nothing is typed again.")

    def queryset(self) -> QuerySet:
        along = ("dossier__folder", "dossier__body", "award", "round__body", "proposed_by")
        return Proposal.objects.select_related(*along)

    def prepare(self) -> None:
        super().prepare()
        require(self.actor, "open", self.record.dossier)

    @property
    def back(self) -> str:
        return reverse("recognition:proposal", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [proposals_crumb(), Crumb(str(self.record.dossier), self.back)]

    def initial(self) -> dict[str, Any]:
        return {**self.headed(self.record.proposed_by, "BC"), "shape": "word"}

    def document(self, told: dict[str, Any]) -> tuple[Document, str]:
        dossier = self.record.dossier
        claims = list(Claim.objects.filter(folder=dossier.folder, state__in=CLAIMED).order_by("pk"))
        honours = earlier_honours(dossier.pk, but=self.record.pk)
        written_of = report_of(self.record, claims, honours, Heading(**told), self.today)
        return written_of, f"bao cao thanh tich {dossier.name}"
