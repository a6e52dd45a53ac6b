"""What the pages, the feed and the people of one way say."""

RECALL = "Halden recalls its Orrery headset in four countries"
RECALLED = "/stories/halden-recalls-its-orrery-headset-in-four-countries/"
FERRY = "Skerry halts night sailings of its Ternoy battery ferries"
FERRY_TOLD = "The Ternoy ferries of Skerry stay in harbour after smoke from a battery rack."
FOUNDRY = "Skerry stops Ternoy ferries after smoke in a battery rack"
FOUNDRY_TOLD = "Skerry keeps the Ternoy ferries in harbour at night since smoke came from a battery rack."
CHEESE = "Village cheese fair moves indoors"
HOOKS = "Halden pulls the Orrery headset from shops"
MARKED = (
    "Halden pulls the Orrery headset from its shops in four countries, according to "
    "<a href='{}'>Halden Courier</a>, which says forty thousand swell. Retailers in the capital had empty "
    "hooks on Saturday, and one manager showed an e-mail that asks for the boxes back. Two buyers in the "
    "queue wanted their money; a third had come for a cable and left without one. Nobody at the counter "
    "knew when the next van would come, or whether units already sold are to be handed in as well. By "
    "noon the posters in the window had been turned around."
)
OWN = "Our reporter counted the hooks herself and has the manager's e-mail, with its date."
RETRACTION = "Retraction: we have retracted this article. The notice it rests on was a forgery."
ALIAS, WHY_UNNAMED = "an engineer on the night shift", "They signed a contract that forbids them to talk."
NAME, CONTACT = "Torvald Quistgaard", "signal +47 555 01 99"
PERSON = {"alias": ALIAS, "why_unnamed": WHY_UNNAMED, "name": NAME, "contact": CONTACT}
