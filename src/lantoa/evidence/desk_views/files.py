"""Files of a folder: handed out to whoever sees the folder, added, described, removed and brought back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.evidence import storage
from lantoa.evidence.desk_views.folders import back_to, trail_to
from lantoa.evidence.desk_views.sending import file_field, kept
from lantoa.evidence.models import Bystanders, FileKind, Folder, StoredFile
from lantoa.evidence.operations import files

# Only what a browser cannot run is shown in it; all else is saved to disk.
SHOWN = (FileKind.PHOTO, FileKind.AUDIO, FileKind.VIDEO)


class FileForm(forms.Form):
    """What is said about a file."""

    caption = forms.CharField(
        label=_("Caption"), required=False, max_length=500, help_text=_("Who or what, where and when.")
    )
    rights = forms.CharField(
        label=_("Whose picture or work it is"), required=False, max_length=255,
        help_text=_("Who took it, and who may use it."),
    )  # fmt: skip


class PhotoForm(FileForm):
    """Of a photo also who else is on it."""

    bystanders = forms.ChoiceField(
        label=_("Can others, or their houses and addresses, be recognised?"),
        choices=Bystanders,
        widget=forms.RadioSelect,
    )


class NewFileForm(FileForm):
    """The file itself, besides."""

    sent = file_field(_("File"))
    field_order = ("sent",)


class FileContent(Screen):
    """The content of a file, as it was kept."""

    suffix = ""

    def prepare(self) -> None:
        self.record = self.load(StoredFile.objects.filter(erased_at=None), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            content = storage.open_content(self.record.sha256, self.suffix)
        except FileNotFoundError as gone:
            raise Http404 from gone
        media_type = "image/webp" if self.suffix else self.record.media_type
        is_saved = self.record.kind not in SHOWN
        answer = FileResponse(content, as_attachment=is_saved, filename=self.record.name, content_type=media_type)
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return answer


class SmallPicture(FileContent):
    """The small picture of a photo; 404 until it is made."""

    suffix = storage.THUMBNAIL


class AddFile(FormScreen):
    """A file that comes into the folder."""

    title, model, needs, form_class = _("Add a file or photo"), Folder, "keep", NewFileForm
    done = _("The file is kept.")

    def queryset(self) -> QuerySet:
        return Folder.objects.select_related("body")

    @property
    def back(self) -> str:
        return back_to(self.record, "files")

    def trail(self) -> list[Crumb]:
        return trail_to(self.record)

    def run(self, form: forms.Form) -> StoredFile:
        values = form.cleaned_data
        made = kept(self.record, values["sent"], "sent", by=self.actor, at=self.at, caption=values["caption"])
        assert made is not None  # noqa: S101 - the field is required
        if values["rights"]:
            made = files.describe(made, {"rights": values["rights"]}, by=self.actor, at=self.at)
        return made

    def after(self, result: Any) -> str:
        return self.back


class OfFile(FormScreen):
    """A form about one file."""

    model, needs = StoredFile, "keep"
    form_class: type[forms.Form] = forms.Form

    def queryset(self) -> QuerySet:
        return StoredFile.objects.filter(erased_at=None).select_related("folder__body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record)

    @property
    def back(self) -> str:
        return back_to(self.record.folder, "files")

    def trail(self) -> list[Crumb]:
        return trail_to(self.record.folder)

    def after(self, result: Any) -> str:
        return self.back


class DescribeFile(OfFile):
    """Caption, rights, and who else can be recognised."""

    title, done = _("Describe the file"), _("Saved.")
    template_name = "evidence/desk/describe.html"

    def prepare(self) -> None:
        super().prepare()
        self.form_class = PhotoForm if self.record.kind == FileKind.PHOTO else FileForm

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in self.form_class.base_fields}

    def run(self, form: forms.Form) -> StoredFile:
        return files.describe(self.record, form.cleaned_data, by=self.actor, at=self.at)


class RemoveFile(OfFile):
    """It is no longer shown."""

    title, submit = _("Remove the file"), _("Remove the file")
    done = _("The file is removed. What it proved has to be shown by something else; it can be brought back.")

    def run(self, form: forms.Form) -> StoredFile:
        return files.remove(self.record, by=self.actor, at=self.at)


class BringFileBack(OfFile):
    """It is shown again."""

    title, submit, done = _("Bring the file back"), _("Bring the file back"), _("The file is shown again.")

    def run(self, form: forms.Form) -> StoredFile:
        return files.bring_back(self.record, by=self.actor, at=self.at)
