"""Addresses of public pages on the desk, below /desk/exemplars/."""

from django.urls import path

from lantoa.exemplars.desk_views import release_forms as forms
from lantoa.exemplars.desk_views import releasing

urlpatterns = [
    path("<int:pk>/page/", forms.WritePage.as_view(), name="write_page"),
    path("pages/", releasing.PageList.as_view(), name="pages"),
    path("pages/<int:pk>/", releasing.PageRecord.as_view(), name="page"),
    path("pages/<int:pk>/preview/", releasing.PreviewPage.as_view(), name="preview_page"),
    path("pages/<int:pk>/release/", forms.ReleasePage.as_view(), name="release_page"),
    path("pages/<int:pk>/release-again/", forms.ReleasePageAgain.as_view(), name="release_page_again"),
    path("pages/<int:pk>/take-back/", forms.TakePageBack.as_view(), name="take_page_back"),
    path("pages/<int:pk>/notice/", forms.NoticePage.as_view(), name="notice_page"),
]
