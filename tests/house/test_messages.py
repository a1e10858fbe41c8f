"""Every message has its Vietnamese, and the program that collects them finds them."""

from pathlib import Path

from babel.messages import Catalog
from django.apps import apps

from tools import messages


def test_every_message_has_its_vietnamese() -> None:
    assert messages.problems() == []


def test_messages_are_found_in_python_and_in_templates(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "forms.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
        'a = _("lazy"); b = pgettext("body", "with context"); c = ngettext("%d plan", "%d plans", 2)\n'
    )
    (tmp_path / "templates" / "page.html").write_text(
        "{% load i18n %}\n    <p>{% translate 'in a tag' %}\n  </p>\n<p title='{% translate \"it's\" %}'>"
        "{% blocktranslate trimmed with n=1 %}\n  over\n  lines {{ n }}\n"
        "{% endblocktranslate %}"
    )
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    found = {(message.id, message.context) for message in messages.collect() if message.id}
    assert found == {
        ("lazy", None),
        ("with context", "body"),
        (("%d plan", "%d plans"), None),
        ("in a tag", None),
        ("it's", None),
        ("over lines %(n)s", None),
    }


def test_what_is_wrong_with_a_translation_is_told() -> None:
    catalogue = Catalog(locale="vi")
    catalogue.add("%(n)s plans", "%(n)s kế hoạch")
    catalogue.add("%(n)s duties", "%(m)s nhiệm vụ")
    catalogue.add("nothing", "")
    catalogue.add("guessed", "đoán", flags=["fuzzy"])
    faults = [fault for message in catalogue if message.id for fault in messages.faults_of(message)]
    assert faults == ["placeholders differ: '%(n)s duties'", "no Vietnamese: 'nothing'", "no Vietnamese: 'guessed'"]


def test_every_kind_of_record_has_a_name_for_people() -> None:
    """The log lists kinds by these names; what Django makes of a class's name is English."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("lantoa.")]
    assert [model.__name__ for model in ours if "verbose_name" not in model._meta.original_attrs] == []
