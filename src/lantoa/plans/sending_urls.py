"""Addresses of sending plans and receiving them, below /desk/plans/."""

from django.urls import path

from lantoa.plans.desk_views import received, sending

urlpatterns = [
    path("<int:pk>/send/", sending.SendPlan.as_view(), name="send"),
    path("<int:pk>/deliveries/", sending.Deliveries.as_view(), name="deliveries"),
    path("deliveries/<int:pk>/posted/", sending.Posted.as_view(), name="posted"),
    path("received/", received.ReceivedPlans.as_view(), name="received"),
    path("received/<int:pk>/", received.ReceivedPlan.as_view(), name="received_plan"),
    path("received/<int:pk>/file/", received.ReceivedFile.as_view(), name="received_file"),
    path("received/<int:pk>/acknowledge/", received.Acknowledge.as_view(), name="acknowledge"),
]
