"""Addresses of nurture and follow-up."""

from django.urls import path

from lantoa.exemplars.desk_views import nurture, nurturing, visits

urlpatterns = [
    path("<int:pk>/nurture/", nurture.NurtureRecord.as_view(), name="nurture"),
    path("<int:pk>/nurture/needs/add/", nurturing.AddNeed.as_view(), name="add_need"),
    path("<int:pk>/nurture/support/add/", nurturing.PromiseSupport.as_view(), name="promise_support"),
    path("<int:pk>/nurture/impact/add/", nurturing.ReviewImpact.as_view(), name="review_impact"),
    path("<int:pk>/nurture/visits/add/", visits.PlanVisit.as_view(), name="plan_visit"),
    path("needs/<int:pk>/settle/", nurturing.SettleNeed.as_view(), name="settle_need"),
    path("support/<int:pk>/arrival/", nurturing.RecordArrival.as_view(), name="record_arrival"),
    path("visits/<int:pk>/made/", visits.MakeVisit.as_view(), name="make_visit"),
    path("visits/<int:pk>/put-off/", visits.PutOffVisit.as_view(), name="put_off_visit"),
    path("visits/<int:pk>/call-off/", visits.CallOffVisit.as_view(), name="call_off_visit"),
]
