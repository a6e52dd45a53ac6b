"""Words that tell one headline from another in no language, as they are written."""

_ENGLISH = """
a about above according adds after again against all almost also am amid among an and announced
announces another any apr april are around as at aug august away back be became because been before
being below best between big billion both but by came can come comes coming confirm confirms could day
days dec december despite did do does doing don't done down during each early ends even ever every
expected explained faces feb february finally find finds first five for four friday from full further
get gets getting give gives goes going gone good got great had half has have having he her here high him
his hit hits hour hours how however i if in including inside instead into is isn't it it's its jan
january jul july jun june just keep keeps know known last late later latest launch launches least less
let like live long look looks lot made major make makes making many mar march may maybe me might million
mind minute minutes monday month months more most much must my near need needs never new news next no
nor not nov november now number oct october of off offers often old on once one only onto opens or other
our out over own part people per place plans point put puts quite rather really report reported
reportedly reports reveal revealed reveals review right run said same saturday say saying says second
see seen sees sep sept september set sets several she should show shows side since six small so some
someone something soon start starts still story such sunday take takes tech than that that's the their
them then there these they thing things thinks this those though three through thursday thus time times
tips to today together told tomorrow tonight too took top toward true try tuesday turn turns two under
until up update updates upon us use used uses using very via video want wants was watch way ways we
we're wednesday week weeks well went were what what's when where whether which while who whole whose why
will wins with within without won't word work world would year year's years yesterday yet you your
"""
_OTHERS = """
aan aber al alla als am an anche ao aos au auch auf aus aux avec bei bij bis ce ces cette che chi ci com
come comme como con da dal dalla dan dans das dass dat de degli dei del della delle dem den der des
desde deze di die dit do dos du durch een ein eine einem einen einer el ella elle ellos em en entre er
era es essa esse est esta este et foi fue für gli ha haben hasta hat hay het hij ho ihr ik il ils im in
io is isso ist je kann la las le les leur leurs lo los lui ma maar mais mas me mehr met mi mit muy más
même na naar nach nas ne nei nel nella neue neuen neuer nicht niet no noch nog non nos nous nouveau
nouvelle nueva nuevo num nun nur não ob oder of om on onder ook op ou over où par para pas pela pelo per
pero più plus por porque pour qu quando que questa questo qui sa se sem ser ses seu si sich sie sin sind
so sobre soll son sono sont su sua suo sur sus são también também te ti toen tot tra uit um uma un una
und une uno uns van vom von voor vor vous want war was we wegen wel wenn werden wie wieder wir wird
wordt ya zal ze zich zijn zo zu zum zur über
"""
# None of these is a word of a language that writes its nouns with a capital.
_PLAINLY_ENGLISH = "the of to for and with on by from after over is its as says"

COMMON = frozenset((_ENGLISH + _OTHERS).split())
PLAINLY_ENGLISH = frozenset(_PLAINLY_ENGLISH.split())
