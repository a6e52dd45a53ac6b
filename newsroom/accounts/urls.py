from django.urls import URLPattern, path

from newsroom.accounts.screens.account import ChangeView, account, address
from newsroom.accounts.screens.door import DoorView, SecondStepView
from newsroom.accounts.screens.lost import LostView
from newsroom.accounts.screens.passkey_add import add, offer
from newsroom.accounts.screens.passkey_door import PasskeyView, ask
from newsroom.accounts.screens.recovery import RecoveryView, invitation, recovery_password
from newsroom.accounts.screens.set_up import picture, set_up
from newsroom.desk import desk

urlpatterns: list[URLPattern] = [
    path("login/", DoorView.as_view(), name="login"),
    path("login/code/", SecondStepView.as_view(), name="second_step"),
    path("login/lost/", LostView.as_view(), name="second_step_lost"),
    path("login/passkey/", PasskeyView.as_view(), name="passkey_enter"),
    path("login/passkey/ask/", ask, name="passkey_ask"),
    path("recovery/", RecoveryView.as_view(), name="recovery"),
    path("recovery/<uidb64>/<token>/", recovery_password, name="recovery_password"),
    path("invitation/<uidb64>/<token>/", invitation, name="invitation"),
    path("account/", desk.admin_view(account), name="account"),
    path("account/address/<carried>/", desk.admin_view(address), name="account_address"),
    path("account/second-step/", desk.admin_view(set_up), name="second_step_set_up"),
    path("account/second-step/picture.svg", desk.admin_view(picture), name="second_step_picture"),
    path("account/passkey/", desk.admin_view(add), name="passkey_add"),
    path("account/passkey/offer/", desk.admin_view(offer), name="passkey_offer"),
    path("password_change/", desk.admin_view(ChangeView.as_view()), name="password_change"),
]
