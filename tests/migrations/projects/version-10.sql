PRAGMA application_id = 1397247056;
PRAGMA user_version = 10;
BEGIN TRANSACTION;
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    "limit" INTEGER
);
INSERT INTO "account" VALUES(1,'linkedin','Harbour Lane',NULL);
INSERT INTO "account" VALUES(2,'x','Harbour Lane',NULL);
INSERT INTO "account" VALUES(3,'mastodon','harbour@example.org',1000);
CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "action" VALUES(1,'Added “Back care “at home””, 10 snippets','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(2,'Added “Café notes ☕”, 10 snippets','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(3,'Added Mastodon “harbour@example.org”','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(4,'Changed the mix rule to Thirds','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(5,'Changed the mix rule to 80/20','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(6,'Kept 10 snippets','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(7,'Set aside 2 snippets','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(8,'Edited and kept 1 snippet','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(9,'Changed the hashtags of 1 snippet','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(10,'Placed 1 post on Mon 11 May, 09:00','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(11,'Placed 1 post on Mon 11 May, 10:00','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(12,'Placed 1 post on Mon 11 May, 11:00','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(13,'Took in 1 scheduled post','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(14,'Took in results of 1 post','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(15,'Changed the customer card','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(16,'Placed 1 post on Mon 18 May, 09:00','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(17,'Placed 1 post on Mon 18 May, 10:00','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(18,'Added 20 minutes of talk time','2026-05-06T08:00:00+00:00',0);
INSERT INTO "action" VALUES(19,'Took 1 document off the list','2026-05-06T08:00:00+00:00',1);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    language TEXT NOT NULL,
    pages INTEGER NOT NULL,
    words INTEGER NOT NULL,
    author TEXT NOT NULL,
    link TEXT NOT NULL,
    keyphrases TEXT NOT NULL,
    warnings TEXT NOT NULL,
    added_at TEXT NOT NULL
, edition_at TEXT, read_to INTEGER NOT NULL DEFAULT 0);
INSERT INTO "document" VALUES(1,'Back care “at home”','/elsewhere/Back care “at home”.txt','text','000000000000000000000000000000000000000000000000000000008254384a','en',0,131,'','','[["back care", 0.7]]','[]','2026-05-06T08:00:00+00:00',NULL,0);
INSERT INTO "document" VALUES(2,'Café notes ☕','/elsewhere/Café notes ☕.txt','text','00000000000000000000000000000000000000000000000000000000da2b8840','en',0,121,'','','[["back care", 0.7]]','[]','2026-05-06T08:00:00+00:00',NULL,0);
CREATE TABLE export (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    scheduler TEXT NOT NULL,
    rule TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    files TEXT NOT NULL,
    posts INTEGER NOT NULL
);
INSERT INTO "export" VALUES(1,'2026-05-06T08:00:00+00:00','buffer','80/20','511fc6c92f65a8139d63c8551e4ad11337dd98932262ff29bef0bb3acc375e25','["/elsewhere/out/harbour-lane-linkedin-2026-05-11.csv", "/elsewhere/out/harbour-lane-x-2026-05-11.csv", "/elsewhere/out/harbour-lane-mastodon-2026-05-11.csv"]',9);
CREATE TABLE fit (
    snippet_id INTEGER PRIMARY KEY REFERENCES snippet (id) ON DELETE CASCADE,
    fit REAL NOT NULL,
    near TEXT NOT NULL
);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    noun TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
INSERT INTO "journal" VALUES(1,1,'document',1,NULL,NULL);
INSERT INTO "journal" VALUES(2,1,'passage',1,NULL,NULL);
INSERT INTO "journal" VALUES(3,1,'passage',2,NULL,NULL);
INSERT INTO "journal" VALUES(4,1,'passage',3,NULL,NULL);
INSERT INTO "journal" VALUES(5,1,'passage',4,NULL,NULL);
INSERT INTO "journal" VALUES(6,1,'passage',5,NULL,NULL);
INSERT INTO "journal" VALUES(7,1,'passage',6,NULL,NULL);
INSERT INTO "journal" VALUES(8,1,'passage',7,NULL,NULL);
INSERT INTO "journal" VALUES(9,1,'passage',8,NULL,NULL);
INSERT INTO "journal" VALUES(10,1,'passage',9,NULL,NULL);
INSERT INTO "journal" VALUES(11,1,'passage',10,NULL,NULL);
INSERT INTO "journal" VALUES(12,1,'snippet',1,NULL,NULL);
INSERT INTO "journal" VALUES(13,1,'snippet',2,NULL,NULL);
INSERT INTO "journal" VALUES(14,1,'snippet',3,NULL,NULL);
INSERT INTO "journal" VALUES(15,1,'snippet',4,NULL,NULL);
INSERT INTO "journal" VALUES(16,1,'snippet',5,NULL,NULL);
INSERT INTO "journal" VALUES(17,1,'snippet',6,NULL,NULL);
INSERT INTO "journal" VALUES(18,1,'snippet',7,NULL,NULL);
INSERT INTO "journal" VALUES(19,1,'snippet',8,NULL,NULL);
INSERT INTO "journal" VALUES(20,1,'snippet',9,NULL,NULL);
INSERT INTO "journal" VALUES(21,1,'snippet',10,NULL,NULL);
INSERT INTO "journal" VALUES(22,2,'document',2,NULL,NULL);
INSERT INTO "journal" VALUES(23,2,'passage',11,NULL,NULL);
INSERT INTO "journal" VALUES(24,2,'passage',12,NULL,NULL);
INSERT INTO "journal" VALUES(25,2,'passage',13,NULL,NULL);
INSERT INTO "journal" VALUES(26,2,'passage',14,NULL,NULL);
INSERT INTO "journal" VALUES(27,2,'passage',15,NULL,NULL);
INSERT INTO "journal" VALUES(28,2,'passage',16,NULL,NULL);
INSERT INTO "journal" VALUES(29,2,'passage',17,NULL,NULL);
INSERT INTO "journal" VALUES(30,2,'passage',18,NULL,NULL);
INSERT INTO "journal" VALUES(31,2,'passage',19,NULL,NULL);
INSERT INTO "journal" VALUES(32,2,'passage',20,NULL,NULL);
INSERT INTO "journal" VALUES(33,2,'snippet',11,NULL,NULL);
INSERT INTO "journal" VALUES(34,2,'snippet',12,NULL,NULL);
INSERT INTO "journal" VALUES(35,2,'snippet',13,NULL,NULL);
INSERT INTO "journal" VALUES(36,2,'snippet',14,NULL,NULL);
INSERT INTO "journal" VALUES(37,2,'snippet',15,NULL,NULL);
INSERT INTO "journal" VALUES(38,2,'snippet',16,NULL,NULL);
INSERT INTO "journal" VALUES(39,2,'snippet',17,NULL,NULL);
INSERT INTO "journal" VALUES(40,2,'snippet',18,NULL,NULL);
INSERT INTO "journal" VALUES(41,2,'snippet',19,NULL,NULL);
INSERT INTO "journal" VALUES(42,2,'snippet',20,NULL,NULL);
INSERT INTO "journal" VALUES(43,3,'account',3,NULL,NULL);
INSERT INTO "journal" VALUES(44,3,'slot',11,NULL,NULL);
INSERT INTO "journal" VALUES(45,4,'setting',3,NULL,NULL);
INSERT INTO "journal" VALUES(46,5,'setting',3,'{"id":3,"key":"rule","value":"{\"name\": \"Thirds\", \"window\": 6, \"at_most\": {\"promotional\": 2}, \"at_least\": {\"curated\": 1, \"conversation\": 1}, \"reason\": \"To try it.\"}"}',NULL);
INSERT INTO "journal" VALUES(47,6,'snippet',11,'{"id":11,"document_id":2,"text":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings.","original":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings.","first":0,"start":0,"last":0,"end":72,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.9,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(48,6,'snippet',12,'{"id":12,"document_id":2,"text":"Café notes ☕. Carry two light bags rather than one heavy one.","original":"Café notes ☕. Carry two light bags rather than one heavy one.","first":1,"start":0,"last":1,"end":61,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.82,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(49,6,'snippet',13,'{"id":13,"document_id":2,"text":"Café notes ☕. Phone calls are walking time.","original":"Café notes ☕. Phone calls are walking time.","first":2,"start":0,"last":2,"end":43,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.74,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(50,6,'snippet',14,'{"id":14,"document_id":2,"text":"Café notes ☕. Swap hands every ten minutes when you rake leaves.","original":"Café notes ☕. Swap hands every ten minutes when you rake leaves.","first":3,"start":0,"last":3,"end":64,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.66,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(51,6,'snippet',15,'{"id":15,"document_id":2,"text":"Café notes ☕. Warm up the way you mean to go on, slowly.","original":"Café notes ☕. Warm up the way you mean to go on, slowly.","first":4,"start":0,"last":4,"end":56,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.58,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(52,6,'snippet',16,'{"id":16,"document_id":2,"text":"Café notes ☕. Put the printer on another floor if you have one.","original":"Café notes ☕. Put the printer on another floor if you have one.","first":5,"start":0,"last":5,"end":63,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.5,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(53,6,'snippet',19,'{"id":19,"document_id":2,"text":"Café notes ☕. Book your place in class 1 for £10.","original":"Café notes ☕. Book your place in class 1 for £10.","first":8,"start":0,"last":8,"end":49,"page":1,"kind":"promotional","suggested_kind":"promotional","kind_probabilities":"{\"helpful\": 0.05, \"promotional\": 0.85, \"conversation\": 0.05, \"curated\": 0.05}","score":0.26,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(54,6,'snippet',20,'{"id":20,"document_id":2,"text":"Café notes ☕. Book your place in class 2 for £20.","original":"Café notes ☕. Book your place in class 2 for £20.","first":9,"start":0,"last":9,"end":49,"page":1,"kind":"promotional","suggested_kind":"promotional","kind_probabilities":"{\"helpful\": 0.05, \"promotional\": 0.85, \"conversation\": 0.05, \"curated\": 0.05}","score":0.18,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(55,6,'snippet',9,'{"id":9,"document_id":1,"text":"Back care “at home”. Book your place in class 1 for £10.","original":"Back care “at home”. Book your place in class 1 for £10.","first":8,"start":0,"last":8,"end":56,"page":1,"kind":"promotional","suggested_kind":"promotional","kind_probabilities":"{\"helpful\": 0.05, \"promotional\": 0.85, \"conversation\": 0.05, \"curated\": 0.05}","score":0.26,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(56,6,'snippet',10,'{"id":10,"document_id":1,"text":"Back care “at home”. Book your place in class 2 for £20.","original":"Back care “at home”. Book your place in class 2 for £20.","first":9,"start":0,"last":9,"end":56,"page":1,"kind":"promotional","suggested_kind":"promotional","kind_probabilities":"{\"helpful\": 0.05, \"promotional\": 0.85, \"conversation\": 0.05, \"curated\": 0.05}","score":0.18,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(57,7,'snippet',17,'{"id":17,"document_id":2,"text":"Café notes ☕. The best chair is the one you leave every half hour.","original":"Café notes ☕. The best chair is the one you leave every half hour.","first":6,"start":0,"last":6,"end":66,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.42,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(58,7,'snippet',18,'{"id":18,"document_id":2,"text":"Café notes ☕. Breathe out on the hard part of the lift.","original":"Café notes ☕. Breathe out on the hard part of the lift.","first":7,"start":0,"last":7,"end":55,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.34,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(59,8,'snippet',1,'{"id":1,"document_id":1,"text":"Back care “at home”. Set a timer for thirty minutes and stand up when it rings.","original":"Back care “at home”. Set a timer for thirty minutes and stand up when it rings.","first":0,"start":0,"last":0,"end":79,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.9,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(60,8,'snippet',1,'{"id":1,"document_id":1,"text":"Edited by hand.\nIn two lines.","original":"Back care “at home”. Set a timer for thirty minutes and stand up when it rings.","first":0,"start":0,"last":0,"end":79,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.9,"standalone":0.9,"worth":0.8,"verdict":"to review","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(61,9,'snippet',11,'{"id":11,"document_id":2,"text":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings.","original":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings.","first":0,"start":0,"last":0,"end":72,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.9,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(62,10,'post',1,NULL,NULL);
INSERT INTO "journal" VALUES(63,11,'post',2,NULL,NULL);
INSERT INTO "journal" VALUES(64,12,'post',3,NULL,NULL);
INSERT INTO "journal" VALUES(65,13,'scheduled',1,NULL,NULL);
INSERT INTO "journal" VALUES(66,14,'result',1,NULL,NULL);
INSERT INTO "journal" VALUES(67,15,'setting',4,NULL,NULL);
INSERT INTO "journal" VALUES(68,16,'post',4,NULL,NULL);
INSERT INTO "journal" VALUES(69,17,'post',5,NULL,NULL);
INSERT INTO "journal" VALUES(70,18,'talk_time',1,NULL,NULL);
INSERT INTO "journal" VALUES(71,19,'post',1,'{"id":1,"snippet_id":11,"text":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings. #BackCare","kind":"helpful","at":"2026-05-11T09:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}','{"id":1,"snippet_id":null,"text":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings. #BackCare","kind":"helpful","at":"2026-05-11T09:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}');
INSERT INTO "journal" VALUES(72,19,'snippet',11,'{"id":11,"document_id":2,"text":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings.","original":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings.","first":0,"start":0,"last":0,"end":72,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.9,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[\"#BackCare\"]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(73,19,'post',3,'{"id":3,"snippet_id":12,"text":"Café notes ☕. Carry two light bags rather than one heavy one.","kind":"helpful","at":"2026-05-11T11:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}','{"id":3,"snippet_id":null,"text":"Café notes ☕. Carry two light bags rather than one heavy one.","kind":"helpful","at":"2026-05-11T11:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}');
INSERT INTO "journal" VALUES(74,19,'snippet',12,'{"id":12,"document_id":2,"text":"Café notes ☕. Carry two light bags rather than one heavy one.","original":"Café notes ☕. Carry two light bags rather than one heavy one.","first":1,"start":0,"last":1,"end":61,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.82,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(75,19,'post',4,'{"id":4,"snippet_id":13,"text":"Café notes ☕. Phone calls are walking time.","kind":"helpful","at":"2026-05-18T09:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}','{"id":4,"snippet_id":null,"text":"Café notes ☕. Phone calls are walking time.","kind":"helpful","at":"2026-05-18T09:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}');
INSERT INTO "journal" VALUES(76,19,'snippet',13,'{"id":13,"document_id":2,"text":"Café notes ☕. Phone calls are walking time.","original":"Café notes ☕. Phone calls are walking time.","first":2,"start":0,"last":2,"end":43,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.74,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(77,19,'snippet',14,'{"id":14,"document_id":2,"text":"Café notes ☕. Swap hands every ten minutes when you rake leaves.","original":"Café notes ☕. Swap hands every ten minutes when you rake leaves.","first":3,"start":0,"last":3,"end":64,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.66,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(78,19,'snippet',15,'{"id":15,"document_id":2,"text":"Café notes ☕. Warm up the way you mean to go on, slowly.","original":"Café notes ☕. Warm up the way you mean to go on, slowly.","first":4,"start":0,"last":4,"end":56,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.58,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(79,19,'snippet',16,'{"id":16,"document_id":2,"text":"Café notes ☕. Put the printer on another floor if you have one.","original":"Café notes ☕. Put the printer on another floor if you have one.","first":5,"start":0,"last":5,"end":63,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.5,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(80,19,'snippet',17,'{"id":17,"document_id":2,"text":"Café notes ☕. The best chair is the one you leave every half hour.","original":"Café notes ☕. The best chair is the one you leave every half hour.","first":6,"start":0,"last":6,"end":66,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.42,"standalone":0.9,"worth":0.8,"verdict":"set aside","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(81,19,'snippet',18,'{"id":18,"document_id":2,"text":"Café notes ☕. Breathe out on the hard part of the lift.","original":"Café notes ☕. Breathe out on the hard part of the lift.","first":7,"start":0,"last":7,"end":55,"page":1,"kind":"helpful","suggested_kind":"helpful","kind_probabilities":"{\"helpful\": 0.85, \"promotional\": 0.05, \"conversation\": 0.05, \"curated\": 0.05}","score":0.34,"standalone":0.9,"worth":0.8,"verdict":"set aside","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(82,19,'post',2,'{"id":2,"snippet_id":19,"text":"Café notes ☕. Book your place in class 1 for £10.","kind":"promotional","at":"2026-05-11T10:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}','{"id":2,"snippet_id":null,"text":"Café notes ☕. Book your place in class 1 for £10.","kind":"promotional","at":"2026-05-11T10:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}');
INSERT INTO "journal" VALUES(83,19,'snippet',19,'{"id":19,"document_id":2,"text":"Café notes ☕. Book your place in class 1 for £10.","original":"Café notes ☕. Book your place in class 1 for £10.","first":8,"start":0,"last":8,"end":49,"page":1,"kind":"promotional","suggested_kind":"promotional","kind_probabilities":"{\"helpful\": 0.05, \"promotional\": 0.85, \"conversation\": 0.05, \"curated\": 0.05}","score":0.26,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(84,19,'post',5,'{"id":5,"snippet_id":20,"text":"Café notes ☕. Book your place in class 2 for £20.","kind":"promotional","at":"2026-05-18T10:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}','{"id":5,"snippet_id":null,"text":"Café notes ☕. Book your place in class 2 for £20.","kind":"promotional","at":"2026-05-18T10:00","accounts":"[1, 2, 3]","pinned":1,"thread":"","series_id":null,"occurrence":null}');
INSERT INTO "journal" VALUES(85,19,'snippet',20,'{"id":20,"document_id":2,"text":"Café notes ☕. Book your place in class 2 for £20.","original":"Café notes ☕. Book your place in class 2 for £20.","first":9,"start":0,"last":9,"end":49,"page":1,"kind":"promotional","suggested_kind":"promotional","kind_probabilities":"{\"helpful\": 0.05, \"promotional\": 0.85, \"conversation\": 0.05, \"curated\": 0.05}","score":0.18,"standalone":0.9,"worth":0.8,"verdict":"kept","reasons":"[\"Makes sense on its own\"]","cues":"[\"Advice a reader can use today\"]","keyphrases":"[\"back care\"]","hashtags":"[\"#BackCare\"]","chosen_hashtags":"[]","gone":0,"unlearned":0,"origin":"found","timing":"{}","wordings":"[]"}',NULL);
INSERT INTO "journal" VALUES(86,19,'passage',11,'{"id":11,"document_id":2,"position":0,"text":"Café notes ☕. Set a timer for thirty minutes and stand up when it rings.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 1","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(87,19,'passage',12,'{"id":12,"document_id":2,"position":1,"text":"Café notes ☕. Carry two light bags rather than one heavy one.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 2","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(88,19,'passage',13,'{"id":13,"document_id":2,"position":2,"text":"Café notes ☕. Phone calls are walking time.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 3","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(89,19,'passage',14,'{"id":14,"document_id":2,"position":3,"text":"Café notes ☕. Swap hands every ten minutes when you rake leaves.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 4","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(90,19,'passage',15,'{"id":15,"document_id":2,"position":4,"text":"Café notes ☕. Warm up the way you mean to go on, slowly.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 5","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(91,19,'passage',16,'{"id":16,"document_id":2,"position":5,"text":"Café notes ☕. Put the printer on another floor if you have one.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 6","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(92,19,'passage',17,'{"id":17,"document_id":2,"position":6,"text":"Café notes ☕. The best chair is the one you leave every half hour.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 7","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(93,19,'passage',18,'{"id":18,"document_id":2,"position":7,"text":"Café notes ☕. Breathe out on the hard part of the lift.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 8","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(94,19,'passage',19,'{"id":19,"document_id":2,"position":8,"text":"Café notes ☕. Book your place in class 1 for £10.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 9","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(95,19,'passage',20,'{"id":20,"document_id":2,"position":9,"text":"Café notes ☕. Book your place in class 2 for £20.","role":"paragraph","level":0,"page":1,"box":null,"place":"paragraph 10","links":"[]","words":"[]","added":0}',NULL);
INSERT INTO "journal" VALUES(96,19,'document',2,'{"id":2,"title":"Café notes ☕","path":"/elsewhere/Café notes ☕.txt","format":"text","fingerprint":"00000000000000000000000000000000000000000000000000000000da2b8840","language":"en","pages":0,"words":121,"author":"","link":"","keyphrases":"[[\"back care\", 0.7]]","warnings":"[]","added_at":"2026-05-06T08:00:00+00:00","edition_at":null,"read_to":0}',NULL);
CREATE TABLE learned (
    snippet_id INTEGER PRIMARY KEY REFERENCES snippet (id) ON DELETE CASCADE,
    liking REAL NOT NULL,
    because TEXT NOT NULL
);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    role TEXT NOT NULL,
    level INTEGER NOT NULL,
    page INTEGER,
    box TEXT,
    place TEXT NOT NULL,
    links TEXT NOT NULL
, words TEXT NOT NULL DEFAULT '[]', added INTEGER NOT NULL DEFAULT 0);
INSERT INTO "passage" VALUES(1,1,0,'Back care “at home”. Set a timer for thirty minutes and stand up when it rings.','paragraph',0,1,NULL,'paragraph 1','[]','[]',0);
INSERT INTO "passage" VALUES(2,1,1,'Back care “at home”. Carry two light bags rather than one heavy one.','paragraph',0,1,NULL,'paragraph 2','[]','[]',0);
INSERT INTO "passage" VALUES(3,1,2,'Back care “at home”. Phone calls are walking time.','paragraph',0,1,NULL,'paragraph 3','[]','[]',0);
INSERT INTO "passage" VALUES(4,1,3,'Back care “at home”. Swap hands every ten minutes when you rake leaves.','paragraph',0,1,NULL,'paragraph 4','[]','[]',0);
INSERT INTO "passage" VALUES(5,1,4,'Back care “at home”. Warm up the way you mean to go on, slowly.','paragraph',0,1,NULL,'paragraph 5','[]','[]',0);
INSERT INTO "passage" VALUES(6,1,5,'Back care “at home”. Put the printer on another floor if you have one.','paragraph',0,1,NULL,'paragraph 6','[]','[]',0);
INSERT INTO "passage" VALUES(7,1,6,'Back care “at home”. The best chair is the one you leave every half hour.','paragraph',0,1,NULL,'paragraph 7','[]','[]',0);
INSERT INTO "passage" VALUES(8,1,7,'Back care “at home”. Breathe out on the hard part of the lift.','paragraph',0,1,NULL,'paragraph 8','[]','[]',0);
INSERT INTO "passage" VALUES(9,1,8,'Back care “at home”. Book your place in class 1 for £10.','paragraph',0,1,NULL,'paragraph 9','[]','[]',0);
INSERT INTO "passage" VALUES(10,1,9,'Back care “at home”. Book your place in class 2 for £20.','paragraph',0,1,NULL,'paragraph 10','[]','[]',0);
INSERT INTO "passage" VALUES(11,2,0,'Café notes ☕. Set a timer for thirty minutes and stand up when it rings.','paragraph',0,1,NULL,'paragraph 1','[]','[]',0);
INSERT INTO "passage" VALUES(12,2,1,'Café notes ☕. Carry two light bags rather than one heavy one.','paragraph',0,1,NULL,'paragraph 2','[]','[]',0);
INSERT INTO "passage" VALUES(13,2,2,'Café notes ☕. Phone calls are walking time.','paragraph',0,1,NULL,'paragraph 3','[]','[]',0);
INSERT INTO "passage" VALUES(14,2,3,'Café notes ☕. Swap hands every ten minutes when you rake leaves.','paragraph',0,1,NULL,'paragraph 4','[]','[]',0);
INSERT INTO "passage" VALUES(15,2,4,'Café notes ☕. Warm up the way you mean to go on, slowly.','paragraph',0,1,NULL,'paragraph 5','[]','[]',0);
INSERT INTO "passage" VALUES(16,2,5,'Café notes ☕. Put the printer on another floor if you have one.','paragraph',0,1,NULL,'paragraph 6','[]','[]',0);
INSERT INTO "passage" VALUES(17,2,6,'Café notes ☕. The best chair is the one you leave every half hour.','paragraph',0,1,NULL,'paragraph 7','[]','[]',0);
INSERT INTO "passage" VALUES(18,2,7,'Café notes ☕. Breathe out on the hard part of the lift.','paragraph',0,1,NULL,'paragraph 8','[]','[]',0);
INSERT INTO "passage" VALUES(19,2,8,'Café notes ☕. Book your place in class 1 for £10.','paragraph',0,1,NULL,'paragraph 9','[]','[]',0);
INSERT INTO "passage" VALUES(20,2,9,'Café notes ☕. Book your place in class 2 for £20.','paragraph',0,1,NULL,'paragraph 10','[]','[]',0);
CREATE TABLE post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    snippet_id INTEGER REFERENCES snippet (id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    accounts TEXT NOT NULL,
    pinned INTEGER NOT NULL
, thread TEXT NOT NULL DEFAULT '', series_id INTEGER REFERENCES series (id) ON DELETE SET NULL, occurrence TEXT);
INSERT INTO "post" VALUES(1,11,'Café notes ☕. Set a timer for thirty minutes and stand up when it rings. #BackCare','helpful','2026-05-11T09:00','[1, 2, 3]',1,'',NULL,NULL);
INSERT INTO "post" VALUES(2,19,'Café notes ☕. Book your place in class 1 for £10.','promotional','2026-05-11T10:00','[1, 2, 3]',1,'',NULL,NULL);
INSERT INTO "post" VALUES(3,12,'Café notes ☕. Carry two light bags rather than one heavy one.','helpful','2026-05-11T11:00','[1, 2, 3]',1,'',NULL,NULL);
INSERT INTO "post" VALUES(4,13,'Café notes ☕. Phone calls are walking time.','helpful','2026-05-18T09:00','[1, 2, 3]',1,'',NULL,NULL);
INSERT INTO "post" VALUES(5,20,'Café notes ☕. Book your place in class 2 for £20.','promotional','2026-05-18T10:00','[1, 2, 3]',1,'',NULL,NULL);
CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), action_id INTEGER);
INSERT INTO "recording" VALUES(1,NULL);
CREATE TABLE result (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    snippet_id INTEGER,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    seen INTEGER NOT NULL,
    answered INTEGER NOT NULL
);
INSERT INTO "result" VALUES(1,1,NULL,'Drink some water.','helpful','2026-05-12T08:00',900,30);
CREATE TABLE rule_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    rule TEXT NOT NULL
);
INSERT INTO "rule_change" VALUES(1,'2026-11-26T18:42:49Z','{"name": "Thirds", "window": 6, "at_most": {"promotional": 2}, "at_least": {"curated": 1, "conversation": 1}, "reason": "To try it."}');
INSERT INTO "rule_change" VALUES(2,'2026-11-26T18:42:49Z','{"name": "80/20", "window": 5, "at_most": {"promotional": 1}, "at_least": {}, "reason": "Less selling."}');
CREATE TABLE scheduled (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    instant TEXT NOT NULL,
    source TEXT NOT NULL
);
INSERT INTO "scheduled" VALUES(1,1,'Drink some water.','helpful','2026-05-12T08:00','2026-05-12T07:00:00+00:00','held.csv');
CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL,
    first TEXT NOT NULL,
    texts TEXT NOT NULL,
    kind TEXT NOT NULL,
    accounts TEXT NOT NULL,
    skipped TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE TABLE served (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    export_id INTEGER REFERENCES export (id),
    post_id INTEGER,
    snippet_id INTEGER,
    account_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    instant TEXT NOT NULL
, thread TEXT NOT NULL DEFAULT '');
INSERT INTO "served" VALUES(1,1,1,11,1,'Café notes ☕. Set a timer for thirty minutes and stand up when it rings. #BackCare','helpful','2026-05-11T09:00','2026-05-11T08:00:00+00:00','');
INSERT INTO "served" VALUES(2,1,1,11,2,'Café notes ☕. Set a timer for thirty minutes and stand up when it rings. #BackCare','helpful','2026-05-11T09:00','2026-05-11T08:00:00+00:00','');
INSERT INTO "served" VALUES(3,1,1,11,3,'Café notes ☕. Set a timer for thirty minutes and stand up when it rings. #BackCare','helpful','2026-05-11T09:00','2026-05-11T08:00:00+00:00','');
INSERT INTO "served" VALUES(4,1,2,19,1,'Café notes ☕. Book your place in class 1 for £10.','promotional','2026-05-11T10:00','2026-05-11T09:00:00+00:00','');
INSERT INTO "served" VALUES(5,1,2,19,2,'Café notes ☕. Book your place in class 1 for £10.','promotional','2026-05-11T10:00','2026-05-11T09:00:00+00:00','');
INSERT INTO "served" VALUES(6,1,2,19,3,'Café notes ☕. Book your place in class 1 for £10.','promotional','2026-05-11T10:00','2026-05-11T09:00:00+00:00','');
INSERT INTO "served" VALUES(7,1,3,12,1,'Café notes ☕. Carry two light bags rather than one heavy one.','helpful','2026-05-11T11:00','2026-05-11T10:00:00+00:00','');
INSERT INTO "served" VALUES(8,1,3,12,2,'Café notes ☕. Carry two light bags rather than one heavy one.','helpful','2026-05-11T11:00','2026-05-11T10:00:00+00:00','');
INSERT INTO "served" VALUES(9,1,3,12,3,'Café notes ☕. Carry two light bags rather than one heavy one.','helpful','2026-05-11T11:00','2026-05-11T10:00:00+00:00','');
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
INSERT INTO "setting" VALUES(1,'zone','Europe/London');
INSERT INTO "setting" VALUES(2,'business','Harbour Lane');
INSERT INTO "setting" VALUES(3,'rule','{"name": "80/20", "window": 5, "at_most": {"promotional": 1}, "at_least": {}, "reason": "Less selling."}');
INSERT INTO "setting" VALUES(4,'customer','{"who": "They sit at a desk.", "worries": "That it needs surgery.", "words": ["stiff back"]}');
CREATE TABLE slot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    at TEXT NOT NULL,
    UNIQUE (account_id, weekday, at)
);
INSERT INTO "slot" VALUES(1,1,0,'09:00');
INSERT INTO "slot" VALUES(2,1,1,'09:00');
INSERT INTO "slot" VALUES(3,1,2,'09:00');
INSERT INTO "slot" VALUES(4,1,3,'09:00');
INSERT INTO "slot" VALUES(5,1,4,'09:00');
INSERT INTO "slot" VALUES(6,2,0,'09:00');
INSERT INTO "slot" VALUES(7,2,1,'09:00');
INSERT INTO "slot" VALUES(8,2,2,'09:00');
INSERT INTO "slot" VALUES(9,2,3,'09:00');
INSERT INTO "slot" VALUES(10,2,4,'09:00');
INSERT INTO "slot" VALUES(11,3,1,'18:30');
CREATE TABLE snippet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    original TEXT NOT NULL,
    first INTEGER NOT NULL,
    start INTEGER NOT NULL,
    last INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    page INTEGER,
    kind TEXT NOT NULL,
    suggested_kind TEXT NOT NULL,
    kind_probabilities TEXT NOT NULL,
    score REAL NOT NULL,
    standalone REAL NOT NULL,
    worth REAL NOT NULL,
    verdict TEXT NOT NULL,
    reasons TEXT NOT NULL,
    cues TEXT NOT NULL,
    keyphrases TEXT NOT NULL,
    hashtags TEXT NOT NULL,
    chosen_hashtags TEXT NOT NULL
, gone INTEGER NOT NULL DEFAULT 0, unlearned INTEGER NOT NULL DEFAULT 0, origin TEXT NOT NULL DEFAULT 'found', timing TEXT NOT NULL DEFAULT '{}', wordings TEXT NOT NULL DEFAULT '[]');
INSERT INTO "snippet" VALUES(1,1,'Edited by hand.
In two lines.','Back care “at home”. Set a timer for thirty minutes and stand up when it rings.',0,0,0,79,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.9,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(2,1,'Back care “at home”. Carry two light bags rather than one heavy one.','Back care “at home”. Carry two light bags rather than one heavy one.',1,0,1,68,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.82,0.9,0.8,'to review','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(3,1,'Back care “at home”. Phone calls are walking time.','Back care “at home”. Phone calls are walking time.',2,0,2,50,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.74,0.9,0.8,'to review','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(4,1,'Back care “at home”. Swap hands every ten minutes when you rake leaves.','Back care “at home”. Swap hands every ten minutes when you rake leaves.',3,0,3,71,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.66,0.9,0.8,'to review','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(5,1,'Back care “at home”. Warm up the way you mean to go on, slowly.','Back care “at home”. Warm up the way you mean to go on, slowly.',4,0,4,63,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.58,0.9,0.8,'to review','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(6,1,'Back care “at home”. Put the printer on another floor if you have one.','Back care “at home”. Put the printer on another floor if you have one.',5,0,5,70,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.5,0.9,0.8,'to review','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(7,1,'Back care “at home”. The best chair is the one you leave every half hour.','Back care “at home”. The best chair is the one you leave every half hour.',6,0,6,73,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.42,0.9,0.8,'to review','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(8,1,'Back care “at home”. Breathe out on the hard part of the lift.','Back care “at home”. Breathe out on the hard part of the lift.',7,0,7,62,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.34,0.9,0.8,'to review','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(9,1,'Back care “at home”. Book your place in class 1 for £10.','Back care “at home”. Book your place in class 1 for £10.',8,0,8,56,1,'promotional','promotional','{"helpful": 0.05, "promotional": 0.85, "conversation": 0.05, "curated": 0.05}',0.26,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(10,1,'Back care “at home”. Book your place in class 2 for £20.','Back care “at home”. Book your place in class 2 for £20.',9,0,9,56,1,'promotional','promotional','{"helpful": 0.05, "promotional": 0.85, "conversation": 0.05, "curated": 0.05}',0.18,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(11,2,'Café notes ☕. Set a timer for thirty minutes and stand up when it rings.','Café notes ☕. Set a timer for thirty minutes and stand up when it rings.',0,0,0,72,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.9,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','["#BackCare"]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(12,2,'Café notes ☕. Carry two light bags rather than one heavy one.','Café notes ☕. Carry two light bags rather than one heavy one.',1,0,1,61,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.82,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(13,2,'Café notes ☕. Phone calls are walking time.','Café notes ☕. Phone calls are walking time.',2,0,2,43,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.74,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(14,2,'Café notes ☕. Swap hands every ten minutes when you rake leaves.','Café notes ☕. Swap hands every ten minutes when you rake leaves.',3,0,3,64,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.66,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(15,2,'Café notes ☕. Warm up the way you mean to go on, slowly.','Café notes ☕. Warm up the way you mean to go on, slowly.',4,0,4,56,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.58,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(16,2,'Café notes ☕. Put the printer on another floor if you have one.','Café notes ☕. Put the printer on another floor if you have one.',5,0,5,63,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.5,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(17,2,'Café notes ☕. The best chair is the one you leave every half hour.','Café notes ☕. The best chair is the one you leave every half hour.',6,0,6,66,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.42,0.9,0.8,'set aside','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(18,2,'Café notes ☕. Breathe out on the hard part of the lift.','Café notes ☕. Breathe out on the hard part of the lift.',7,0,7,55,1,'helpful','helpful','{"helpful": 0.85, "promotional": 0.05, "conversation": 0.05, "curated": 0.05}',0.34,0.9,0.8,'set aside','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(19,2,'Café notes ☕. Book your place in class 1 for £10.','Café notes ☕. Book your place in class 1 for £10.',8,0,8,49,1,'promotional','promotional','{"helpful": 0.05, "promotional": 0.85, "conversation": 0.05, "curated": 0.05}',0.26,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
INSERT INTO "snippet" VALUES(20,2,'Café notes ☕. Book your place in class 2 for £20.','Café notes ☕. Book your place in class 2 for £20.',9,0,9,49,1,'promotional','promotional','{"helpful": 0.05, "promotional": 0.85, "conversation": 0.05, "curated": 0.05}',0.18,0.9,0.8,'kept','["Makes sense on its own"]','["Advice a reader can use today"]','["back care"]','["#BackCare"]','[]',0,0,'found','{}','[]');
CREATE TABLE talk_time (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    minutes INTEGER NOT NULL
);
INSERT INTO "talk_time" VALUES(1,'2026-05-18T17:00',20);
CREATE TABLE unfinished_export (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    scheduler TEXT NOT NULL,
    rule TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    moves TEXT NOT NULL,
    served TEXT NOT NULL
);
CREATE TABLE vector (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX document_by_fingerprint ON document (fingerprint);
CREATE INDEX passage_of_document ON passage (document_id, position);
CREATE INDEX snippet_of_document ON snippet (document_id);
CREATE INDEX snippet_by_verdict ON snippet (verdict);
CREATE INDEX post_by_time ON post (at);
CREATE INDEX post_of_snippet ON post (snippet_id);
CREATE INDEX served_by_account ON served (account_id, instant);
CREATE INDEX served_of_snippet ON served (snippet_id);
CREATE TRIGGER served_stays BEFORE UPDATE ON served BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER served_is_kept BEFORE DELETE ON served BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER export_stays BEFORE UPDATE ON export BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER export_is_kept BEFORE DELETE ON export BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER rule_set AFTER INSERT ON setting WHEN new.key = 'rule' BEGIN
    INSERT INTO rule_change (at, rule) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), new.value);
END;
CREATE TRIGGER rule_changed AFTER UPDATE ON setting WHEN new.key = 'rule' AND new.value <> old.value BEGIN
    INSERT INTO rule_change (at, rule) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), new.value);
END;
CREATE INDEX journal_of_action ON journal (action_id, seq);
CREATE TRIGGER account_with_history_is_kept BEFORE DELETE ON account
WHEN EXISTS (SELECT 1 FROM served WHERE account_id = old.id) BEGIN
    SELECT RAISE(ABORT, 'an account with history is kept');
END;
CREATE TRIGGER rule_taken_back AFTER DELETE ON setting WHEN old.key = 'rule' BEGIN
    INSERT INTO rule_change (at, rule) VALUES (
        strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
        '{"name": "80/20", "window": 5, "at_most": {"promotional": 1}, "at_least": {}, "reason": ""}'
    );
END;
CREATE INDEX post_of_series ON post (series_id);
CREATE INDEX scheduled_by_account ON scheduled (account_id, instant);
CREATE INDEX result_by_account ON result (account_id, at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('rule_change',2);
INSERT INTO "sqlite_sequence" VALUES('journal',96);
INSERT INTO "sqlite_sequence" VALUES('setting',4);
INSERT INTO "sqlite_sequence" VALUES('account',3);
INSERT INTO "sqlite_sequence" VALUES('slot',11);
INSERT INTO "sqlite_sequence" VALUES('action',19);
INSERT INTO "sqlite_sequence" VALUES('document',2);
INSERT INTO "sqlite_sequence" VALUES('passage',20);
INSERT INTO "sqlite_sequence" VALUES('snippet',20);
INSERT INTO "sqlite_sequence" VALUES('post',5);
INSERT INTO "sqlite_sequence" VALUES('unfinished_export',1);
INSERT INTO "sqlite_sequence" VALUES('export',1);
INSERT INTO "sqlite_sequence" VALUES('served',9);
INSERT INTO "sqlite_sequence" VALUES('scheduled',1);
INSERT INTO "sqlite_sequence" VALUES('result',1);
INSERT INTO "sqlite_sequence" VALUES('talk_time',1);
COMMIT;
