"""A form that asks for files, shows pictures, and has more to read."""

MEDIA_FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms"
 xmlns:h="http://www.w3.org/1999/xhtml" xmlns:orx="http://openrosa.org/xforms"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Seen</h:title><model>
<itext><translation lang="English (en)" default="true()">
<text id="p"><value>A picture</value><value form="image">jr://images/map.png</value>
<value form="audio">jr://audio/p.mp3</value></text>
<text id="h"><value>Ask gently</value><value form="guidance">Only where it is safe</value></text>
<text id="w"><value>Which?</value></text>
<text id="a"><value>One</value><value form="image">jr://images/map.png</value></text>
<text id="b"><value>Two</value></text></translation>
<translation lang="Espa\xc3\xb1ol (es)"><text id="p"><value>Una foto</value></text>
<text id="h"><value>Con cuidado</value>
<value form="guidance">S\xc3\xb3lo donde sea seguro</value></text>
<text id="w"><value>\xc2\xbfCu\xc3\xa1l?</value></text>
<text id="a"><value>Uno</value></text><text id="b"><value>Dos</value></text></translation></itext>
<instance><data id="seen" version="1"><g><photo/><sound/><paper/><which/></g></data></instance>
<bind nodeset="/data/g/photo" type="binary" orx:max-pixels="32"/>
<bind nodeset="/data/g/sound" type="binary"/><bind nodeset="/data/g/paper" type="binary"/>
<bind nodeset="/data/g/which" type="string"/></model></h:head>
<h:body><group ref="/data/g" appearance="field-list"><label>All</label><upload ref="/data/g/photo"
 mediatype="image/*"><label ref="jr:itext('p')"/><hint ref="jr:itext('h')"/></upload>
<upload ref="/data/g/sound" mediatype="audio/*"><label>A sound</label></upload>
<upload ref="/data/g/paper" mediatype="application/*"><label>A paper</label></upload>
<select1 ref="/data/g/which"><label ref="jr:itext('w')"/>
<item><label ref="jr:itext('a')"/><value>a</value></item>
<item><label ref="jr:itext('b')"/><value>b</value></item></select1></group></h:body></h:html>"""
