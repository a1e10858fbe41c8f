"""Public addresses of consultations: whom they are about, and where anybody comments."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from lantoa.recognition.views import consulting

app_name = "consulting"
urlpatterns = [
    path("", consulting.consultations, name="consultations"),
    path("<int:pk>/", consulting.consultation, name="consultation"),
    path(pgettext_lazy("address", "<int:pk>/thanks/"), consulting.thanks, name="thanks"),
]
