BEGIN TRANSACTION;
CREATE TABLE addressed_seat (
	item_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_addressed_seat PRIMARY KEY (item_id, seat_id), 
	CONSTRAINT fk_addressed_seat_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE, 
	CONSTRAINT fk_addressed_seat_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id)
);
CREATE TABLE agenda_item (
	id VARCHAR NOT NULL, 
	sitting_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	theme_id VARCHAR, 
	planned_start DATETIME, 
	minutes INTEGER NOT NULL, 
	fixed BOOLEAN NOT NULL, 
	status VARCHAR NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, 
	decision VARCHAR NOT NULL, 
	slides INTEGER NOT NULL, 
	slide INTEGER NOT NULL, 
	CONSTRAINT pk_agenda_item PRIMARY KEY (id), 
	CONSTRAINT ck_agenda_item_status CHECK (status IN ('waiting','current','done','skipped')), 
	CONSTRAINT fk_agenda_item_sitting_id_sitting FOREIGN KEY(sitting_id) REFERENCES sitting (id) ON DELETE CASCADE, 
	CONSTRAINT uq_agenda_item_position UNIQUE (sitting_id, position)
);
INSERT INTO "agenda_item" VALUES('dewdeoa2w2ovejob','otui5w3i5olvqtu2',0,'opening','Öppnande',NULL,'2023-10-19 07:30:00.000000',10,1,'done','2023-10-19 07:30:00.004775','2023-10-19 07:40:00.000987','Sammanträdet förklaras öppnat.',0,0);
INSERT INTO "agenda_item" VALUES('kowffd4d66pihvqq','otui5w3i5olvqtu2',1,'roll_call','Upprop',NULL,'2023-10-19 07:40:00.000000',10,0,'done','2023-10-19 07:40:00.000987','2023-10-19 07:50:00.000939','Uppropet godkänns. Närvaron framgår av förteckningen.',0,0);
INSERT INTO "agenda_item" VALUES('d7tmj2mwwod7fusc','otui5w3i5olvqtu2',2,'adjusters','Val av två justerare',NULL,'2023-10-19 07:50:00.000000',5,0,'done','2023-10-19 07:50:00.000939','2023-10-19 07:55:00.001029','Ebba Exempelsson (demo) och Dag Demoberg (demo) väljs att justera protokollet.',0,0);
INSERT INTO "agenda_item" VALUES('jy6ekil56ojjl4jt','otui5w3i5olvqtu2',3,'information','Så går dagen till, med provomröstning',NULL,'2023-10-19 07:55:00.000000',10,0,'done','2023-10-19 07:55:00.001029','2023-10-19 08:05:00.000873','',0,0);
INSERT INTO "agenda_item" VALUES('zw3e5tomaznwizhx','otui5w3i5olvqtu2',4,'theme','Hållbarhet','cqxxrketap4nhflu','2023-10-19 08:05:00.000000',55,0,'done','2023-10-19 08:05:00.000873','2023-10-19 09:00:00.001042','Framröstat att besvaras: Grön el till nya etableringar, Klimatkrav i upphandling.',0,0);
INSERT INTO "agenda_item" VALUES('vsk577c56wsohzr2','otui5w3i5olvqtu2',5,'theme','Kompetensutveckling','mdp7qeeqol6pi7vy','2023-10-19 09:00:00.000000',55,0,'done','2023-10-19 09:00:00.001042','2023-10-19 10:00:00.001188','Framröstat att besvaras: Yrkesutbildning nära hemmet, Bostäder åt nyinflyttade.',0,0);
INSERT INTO "agenda_item" VALUES('fbcsmx34jtv7snmr','otui5w3i5olvqtu2',6,'break','Lunch',NULL,'2023-10-19 10:00:00.000000',60,1,'done','2023-10-19 10:00:00.001188','2023-10-19 11:00:00.000929','',0,0);
INSERT INTO "agenda_item" VALUES('bwkvkw67vd6mio4d','otui5w3i5olvqtu2',7,'theme','Infrastruktur','ncx2qh33fpt632ke','2023-10-19 11:00:00.000000',55,0,'done','2023-10-19 11:00:00.000929','2023-10-19 11:55:00.001173','Framröstat att besvaras: Bredband i hela länet, Godståg på Inlandsbanan, Vägarna i tjällossningen, Tåget till Trondheim.',0,0);
INSERT INTO "agenda_item" VALUES('gmfbywh72uystvw2','otui5w3i5olvqtu2',8,'break','Fika',NULL,'2023-10-19 11:55:00.000000',20,0,'done','2023-10-19 11:55:00.001173','2023-10-19 12:15:00.001003','',0,0);
INSERT INTO "agenda_item" VALUES('jjnm2j33a4u5m4l2','otui5w3i5olvqtu2',9,'theme','Digitalisering','rzgd6g7lzg6efbbb','2023-10-19 12:15:00.000000',50,0,'done','2023-10-19 12:15:00.001003','2023-10-19 13:05:00.001192','Framröstat att besvaras: En väg in till myndigheterna.',0,0);
INSERT INTO "agenda_item" VALUES('ftes3b2f5wzceug3','otui5w3i5olvqtu2',10,'evaluation','Utvärdering',NULL,'2023-10-19 13:05:00.000000',5,0,'done','2023-10-19 13:05:00.001192','2023-10-19 13:10:00.001465','',0,0);
INSERT INTO "agenda_item" VALUES('2hua2gpguun73veg','otui5w3i5olvqtu2',11,'closing','Avslutning',NULL,'2023-10-19 13:10:00.000000',15,0,'done','2023-10-19 13:10:00.001465','2023-10-19 13:30:00.006410','Sammanträdet förklaras avslutat.',0,0);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE api_token (
	id VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	CONSTRAINT pk_api_token PRIMARY KEY (id), 
	CONSTRAINT uq_api_token_digest UNIQUE (digest)
);
CREATE TABLE attendance (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	arrived_at DATETIME NOT NULL, 
	left_at DATETIME, 
	how VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	device VARCHAR NOT NULL, 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT ck_attendance_how CHECK (how IN ('door_code','name','self','api')), 
	CONSTRAINT ck_attendance_left_at CHECK (left_at IS NULL OR left_at >= arrived_at), 
	CONSTRAINT fk_attendance_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT fk_attendance_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id)
);
INSERT INTO "attendance" VALUES('qnygkpa7kyuhjf6e','sb57ky75pwkts35z','jztfons4e66gcerd','2023-10-19 06:20:00.004405',NULL,'name','system','');
INSERT INTO "attendance" VALUES('2e46chrxkw7vckra','sb57ky75pwkts35z','xfoxhdot5uohmax2','2023-10-19 06:20:00.007395',NULL,'name','system','');
INSERT INTO "attendance" VALUES('vbizciiu2mmqu5qa','sb57ky75pwkts35z','vfxs3n57u26g3gqs','2023-10-19 06:20:00.008788',NULL,'name','system','');
INSERT INTO "attendance" VALUES('hvms7xw74f24hqdu','sb57ky75pwkts35z','obeb4qjyuk2rjdj3','2023-10-19 06:20:00.010296',NULL,'name','system','');
INSERT INTO "attendance" VALUES('v6hhailm5s2di6v5','sb57ky75pwkts35z','2q4gmqqff5bvavvm','2023-10-19 06:20:00.011656',NULL,'name','system','');
INSERT INTO "attendance" VALUES('kil3pkun7fidoafm','sb57ky75pwkts35z','7kyazvpexnnvfszq','2023-10-19 06:20:00.013246',NULL,'name','system','');
INSERT INTO "attendance" VALUES('73lhk43lktpisr57','sb57ky75pwkts35z','elf5owprrgi34j5k','2023-10-19 06:20:00.014478',NULL,'name','system','');
INSERT INTO "attendance" VALUES('7qnhpel4ghmhfc4u','sb57ky75pwkts35z','hfwy47nnhzwlmaze','2023-10-19 06:20:00.015689',NULL,'name','system','');
CREATE TABLE budget_expense (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	replaces_id VARCHAR, 
	request_id VARCHAR, 
	amount_ore INTEGER NOT NULL, 
	vat_ore INTEGER NOT NULL, 
	vat_rate INTEGER NOT NULL, 
	basis VARCHAR NOT NULL, 
	carrier VARCHAR NOT NULL, 
	counted_ore INTEGER NOT NULL, 
	supplier VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	date DATE NOT NULL, 
	line_id VARCHAR, 
	theme_id VARCHAR, 
	partner_id VARCHAR, 
	override_reason TEXT NOT NULL, 
	booked_by VARCHAR NOT NULL, 
	booked_at DATETIME NOT NULL, 
	CONSTRAINT pk_budget_expense PRIMARY KEY (id), 
	CONSTRAINT ck_budget_expense_counted CHECK ((carrier = 'net' AND counted_ore = amount_ore) OR (carrier = 'gross' AND counted_ore = amount_ore + vat_ore)), 
	CONSTRAINT ck_budget_expense_basis CHECK (basis IN ('excl', 'incl')), 
	CONSTRAINT ck_budget_expense_status CHECK (status IN ('committed', 'spent', 'settled', 'corrected')), 
	CONSTRAINT ck_budget_expense_not_negative CHECK (amount_ore >= 0 AND vat_ore >= 0 AND counted_ore >= 0), 
	CONSTRAINT ck_budget_expense_vat_rate CHECK (vat_rate BETWEEN 0 AND 100), 
	CONSTRAINT fk_budget_expense_line_id_budget_line FOREIGN KEY(line_id) REFERENCES budget_line (id), 
	CONSTRAINT fk_budget_expense_replaces_id_budget_expense FOREIGN KEY(replaces_id) REFERENCES budget_expense (id), 
	CONSTRAINT uq_budget_expense_number UNIQUE (edition_id, number), 
	CONSTRAINT uq_budget_expense_replaces UNIQUE (replaces_id), 
	CONSTRAINT uq_budget_expense_request UNIQUE (request_id)
);
INSERT INTO "budget_expense" VALUES('osedxgp6alzydj56','sb57ky75pwkts35z',1,'committed',NULL,NULL,1250000,312500,25,'excl','net',1250000,'Exempellokalen AB','Hyra av sal med runda bord','2023-09-14','imo34wmye2qi2yqz',NULL,NULL,'','system','2026-11-21 03:10:37.295791');
INSERT INTO "budget_expense" VALUES('7p6ia76kmcrlsh7y','sb57ky75pwkts35z',2,'committed',NULL,NULL,1180000,141600,12,'excl','net',1180000,'Exempelköket AB','Lunch och kaffe','2023-09-14','7ejrcif7sa5o3ggc',NULL,NULL,'','system','2026-11-21 03:10:37.300545');
INSERT INTO "budget_expense" VALUES('x2zsnk77ghvv7use','sb57ky75pwkts35z',3,'spent',NULL,NULL,145000,36250,25,'excl','net',145000,'Exempeltryckeriet AB','Bordsskyltar och namnbrickor','2023-09-14','jej6ovbf3wwj4vjd',NULL,NULL,'','system','2026-11-21 03:10:37.303599');
CREATE TABLE budget_frame (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	frame_ore INTEGER NOT NULL, 
	decision TEXT NOT NULL, 
	decided_on DATE, 
	set_by VARCHAR NOT NULL, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_budget_frame PRIMARY KEY (id), 
	CONSTRAINT ck_budget_frame_not_negative CHECK (frame_ore >= 0), 
	CONSTRAINT ck_budget_frame_revision CHECK (revision >= 1), 
	CONSTRAINT uq_budget_frame_revision UNIQUE (edition_id, revision)
);
INSERT INTO "budget_frame" VALUES('eph5hgy5aclj3nbj','sb57ky75pwkts35z',1,4000000,'Ram enligt budget 2023',NULL,'system','2026-11-21 03:10:37.277404');
CREATE TABLE budget_line (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	planned_ore INTEGER NOT NULL, 
	finished BOOLEAN NOT NULL, 
	CONSTRAINT pk_budget_line PRIMARY KEY (id), 
	CONSTRAINT ck_budget_line_not_negative CHECK (planned_ore >= 0), 
	CONSTRAINT uq_budget_line_position UNIQUE (edition_id, position)
);
INSERT INTO "budget_line" VALUES('imo34wmye2qi2yqz','sb57ky75pwkts35z',1,'Lokal anpassad för dialog',1500000,0);
INSERT INTO "budget_line" VALUES('7ejrcif7sa5o3ggc','sb57ky75pwkts35z',2,'Mat och kaffe',1400000,0);
INSERT INTO "budget_line" VALUES('7frraj3kutfsi37d','sb57ky75pwkts35z',3,'Ljud och kamera',800000,0);
INSERT INTO "budget_line" VALUES('jej6ovbf3wwj4vjd','sb57ky75pwkts35z',4,'Trycksaker',200000,0);
CREATE TABLE calendar_version (
	edition_id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_calendar_version PRIMARY KEY (edition_id), 
	CONSTRAINT fk_calendar_version_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id)
);
CREATE TABLE company (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	org_no VARCHAR, 
	municipality VARCHAR NOT NULL, 
	contact_email VARCHAR NOT NULL, 
	votes INTEGER NOT NULL, 
	submission VARCHAR, 
	registered_at DATETIME NOT NULL, 
	cancelled_at DATETIME, 
	CONSTRAINT pk_company PRIMARY KEY (id), 
	CONSTRAINT ck_company_org_no CHECK ((org_no IS NULL) = (kind = 'sole_trader')), 
	CONSTRAINT ck_company_kind CHECK (kind IN ('company','association','sole_trader','norwegian')), 
	CONSTRAINT ck_company_votes CHECK (votes BETWEEN 0 AND 3), 
	CONSTRAINT fk_company_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT uq_company_submission UNIQUE (submission)
);
INSERT INTO "company" VALUES('2tkhkldeorqp6gol','sb57ky75pwkts35z','company','Exempelbolaget Storsjöel 1 AB','559900-0014','Åre','foretag1@exempel.test',1,NULL,'2026-11-21 03:10:37.308881',NULL);
INSERT INTO "company" VALUES('owbtnpvam3gvwbc3','sb57ky75pwkts35z','company','Exempelbolaget Inlandsmetall 2 AB','559900-0022','Bräcke','foretag2@exempel.test',1,NULL,'2026-11-21 03:10:37.315649',NULL);
INSERT INTO "company" VALUES('ckisaamorg27dalt','sb57ky75pwkts35z','company','Exempelbolaget Ripabygg 3 AB','559900-0030','Härjedalen','foretag3@exempel.test',1,NULL,'2026-11-21 03:10:37.318526',NULL);
INSERT INTO "company" VALUES('hixyjcrsv5qvbu4p','sb57ky75pwkts35z','company','Exempelbolaget Myrmjölk 4 AB','559900-0048','Härjedalen','foretag4@exempel.test',1,NULL,'2026-11-21 03:10:37.321185',NULL);
INSERT INTO "company" VALUES('3zv25mofo2qa3r4w','sb57ky75pwkts35z','company','Exempelbolaget Stenfiber 5 AB','559900-0055','Östersund','foretag5@exempel.test',1,NULL,'2026-11-21 03:10:37.323817',NULL);
INSERT INTO "company" VALUES('umx4hppbxw2236m4','sb57ky75pwkts35z','company','Exempelbolaget Tallräls 6 AB','559900-0063','Östersund','foretag6@exempel.test',1,NULL,'2026-11-21 03:10:37.326491',NULL);
INSERT INTO "company" VALUES('h3phrfirred6n3au','sb57ky75pwkts35z','company','Exempelbolaget Björntransport 7 AB','559900-0071','Bräcke','foretag7@exempel.test',1,NULL,'2026-11-21 03:10:37.329380',NULL);
INSERT INTO "company" VALUES('l5vq7znu6ecc5d2o','sb57ky75pwkts35z','company','Exempelbolaget Älvrehab 8 AB','559900-0089','Åre','foretag8@exempel.test',1,NULL,'2026-11-21 03:10:37.333025',NULL);
CREATE TABLE company_interest (
	company_id VARCHAR NOT NULL, 
	theme_id VARCHAR NOT NULL, 
	CONSTRAINT pk_company_interest PRIMARY KEY (company_id, theme_id), 
	CONSTRAINT fk_company_interest_company_id_company FOREIGN KEY(company_id) REFERENCES company (id) ON DELETE CASCADE
);
INSERT INTO "company_interest" VALUES('2tkhkldeorqp6gol','ncx2qh33fpt632ke');
INSERT INTO "company_interest" VALUES('2tkhkldeorqp6gol','rzgd6g7lzg6efbbb');
INSERT INTO "company_interest" VALUES('owbtnpvam3gvwbc3','cqxxrketap4nhflu');
INSERT INTO "company_interest" VALUES('owbtnpvam3gvwbc3','mdp7qeeqol6pi7vy');
INSERT INTO "company_interest" VALUES('ckisaamorg27dalt','cqxxrketap4nhflu');
INSERT INTO "company_interest" VALUES('ckisaamorg27dalt','ncx2qh33fpt632ke');
INSERT INTO "company_interest" VALUES('hixyjcrsv5qvbu4p','rzgd6g7lzg6efbbb');
INSERT INTO "company_interest" VALUES('3zv25mofo2qa3r4w','cqxxrketap4nhflu');
INSERT INTO "company_interest" VALUES('umx4hppbxw2236m4','mdp7qeeqol6pi7vy');
INSERT INTO "company_interest" VALUES('h3phrfirred6n3au','mdp7qeeqol6pi7vy');
INSERT INTO "company_interest" VALUES('l5vq7znu6ecc5d2o','mdp7qeeqol6pi7vy');
CREATE TABLE delegate (
	id VARCHAR NOT NULL, 
	company_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	CONSTRAINT pk_delegate PRIMARY KEY (id), 
	CONSTRAINT fk_delegate_company_id_company FOREIGN KEY(company_id) REFERENCES company (id) ON DELETE CASCADE, 
	CONSTRAINT uq_delegate_position UNIQUE (company_id, position)
);
INSERT INTO "delegate" VALUES('a5gl2z4d6nsmqtks','2tkhkldeorqp6gol',1,'Oda Övningsson','delegat1@exempel.test');
INSERT INTO "delegate" VALUES('ir6r6g3uzxojfefu','owbtnpvam3gvwbc3',1,'Dag Låtsaslund','delegat2@exempel.test');
INSERT INTO "delegate" VALUES('t2pymeskj7qkvxlm','ckisaamorg27dalt',1,'Agda Demoberg','delegat3@exempel.test');
INSERT INTO "delegate" VALUES('xvddcepcg64a2iu2','hixyjcrsv5qvbu4p',1,'Bosse Demoberg','delegat4@exempel.test');
INSERT INTO "delegate" VALUES('agwxiqblodncde7n','3zv25mofo2qa3r4w',1,'Sture Testman','delegat5@exempel.test');
INSERT INTO "delegate" VALUES('wqqjsmwdgfad24ie','umx4hppbxw2236m4',1,'Pål Exempelsson','delegat6@exempel.test');
INSERT INTO "delegate" VALUES('azf6yfpwybocue4i','h3phrfirred6n3au',1,'Tora Påhittsdotter','delegat7@exempel.test');
INSERT INTO "delegate" VALUES('zs4ke6fgq3uiuqbs','l5vq7znu6ecc5d2o',1,'Pål Demoberg','delegat8@exempel.test');
CREATE TABLE division (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	sitting_id VARCHAR NOT NULL, 
	item_id VARCHAR, 
	theme_id VARCHAR, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	secrecy VARCHAR NOT NULL, 
	max_choices INTEGER NOT NULL, 
	places INTEGER NOT NULL, 
	tie_rule VARCHAR NOT NULL, 
	trial BOOLEAN NOT NULL, 
	repeats VARCHAR, 
	status VARCHAR NOT NULL, 
	register_size INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	opened_at DATETIME, 
	closes_at DATETIME, 
	closed_at DATETIME, 
	declared_at DATETIME, 
	annul_reason VARCHAR NOT NULL, 
	ballot_sum VARCHAR NOT NULL, 
	sealed BOOLEAN NOT NULL, 
	result TEXT NOT NULL, 
	CONSTRAINT pk_division PRIMARY KEY (id), 
	CONSTRAINT ck_division_secrecy CHECK (secrecy IN ('secret','recorded')), 
	CONSTRAINT ck_division_status CHECK (status IN ('draft','open','closed','declared','annulled'))
);
INSERT INTO "division" VALUES('oggxk27itcctralh','sb57ky75pwkts35z','otui5w3i5olvqtu2','dewdeoa2w2ovejob',NULL,'Provomröstning: kanelbulle eller frukt?','choose','secret',1,1,'both',1,NULL,'declared',8,'2023-10-19 07:30:00.123355','2023-10-19 07:30:00.130455',NULL,'2023-10-19 07:32:00.150033','2023-10-19 07:33:00.175263','','1b58b74716fc2aa9687a5a74a23eed4931624cba8885e135ca71c78babc75aa1',1,'{"counts": {"A": 7, "B": 1}, "blank": 0, "digital": 8, "paper": 0, "winners": ["A"], "tie": false, "tied": [], "decided_by": "majority"}');
INSERT INTO "division" VALUES('lo3vqbjtbao32ih5','sb57ky75pwkts35z','otui5w3i5olvqtu2','zw3e5tomaznwizhx','cqxxrketap4nhflu','Hållbarhet: vilken fråga ska besvaras först?','choose','secret',1,2,'both',0,NULL,'declared',8,'2023-10-19 08:47:00.019624','2023-10-19 08:47:00.023536',NULL,'2023-10-19 08:49:00.032226','2023-10-19 08:50:00.047068','','11501708ecb9dd19d89926d37ef927908a124a6f19a0f4ff1d279fdae14eae6e',1,'{"counts": {"A": 5, "B": 2, "C": 1, "D": 0, "E": 0}, "blank": 0, "digital": 8, "paper": 0, "winners": ["A", "B"], "tie": false, "tied": [], "decided_by": "majority"}');
INSERT INTO "division" VALUES('jkubzglbch54x2vv','sb57ky75pwkts35z','otui5w3i5olvqtu2','zw3e5tomaznwizhx',NULL,'Ska parlamentet hållas varje år?','yes_no','recorded',1,1,'both',0,NULL,'declared',8,'2023-10-19 08:50:00.055498','2023-10-19 08:50:00.059732',NULL,'2023-10-19 08:52:00.067070','2023-10-19 08:53:00.070913','','4df635e5281629183ab7c701bafa7360069b02243b3a1e8ca5abe982a1f2d75b',0,'{"counts": {"yes": 5, "no": 2, "abstain": 1}, "blank": 0, "digital": 8, "paper": 0, "winners": ["yes"], "tie": false, "tied": [], "decided_by": "majority"}');
INSERT INTO "division" VALUES('3mmfc64eafo7ufim','sb57ky75pwkts35z','otui5w3i5olvqtu2','vsk577c56wsohzr2','mdp7qeeqol6pi7vy','Kompetensutveckling: vilken fråga ska besvaras först?','choose','secret',1,2,'both',0,NULL,'annulled',8,'2023-10-19 09:42:00.017062','2023-10-19 09:42:00.020662',NULL,'2023-10-19 09:42:00.026825',NULL,'Frågan lästes upp fel. Omröstningen görs om.','26f5f197edb7eca72be0014171e20cbf830259b67ddccb28bcfafa5f7f6ceb60',1,'');
INSERT INTO "division" VALUES('i5lzmq7g2ghsselo','sb57ky75pwkts35z','otui5w3i5olvqtu2','vsk577c56wsohzr2','mdp7qeeqol6pi7vy','Kompetensutveckling: vilken fråga ska besvaras först?','choose','secret',1,2,'both',0,'3mmfc64eafo7ufim','declared',8,'2023-10-19 09:42:00.043432','2023-10-19 09:42:00.048218',NULL,'2023-10-19 09:44:00.055532','2023-10-19 09:45:00.070747','','548b235c470bb26f737d79f5df80ef1bc2ab44342d19669342bbbc640b77e009',1,'{"counts": {"A": 2, "B": 3, "C": 1, "D": 1, "E": 0}, "blank": 1, "digital": 8, "paper": 0, "winners": ["A", "B"], "tie": false, "tied": [], "decided_by": "majority"}');
INSERT INTO "division" VALUES('wz3ssqs6nsjj3ddd','sb57ky75pwkts35z','otui5w3i5olvqtu2','bwkvkw67vd6mio4d','ncx2qh33fpt632ke','Infrastruktur: vilken fråga ska besvaras först?','choose','secret',1,3,'both',0,NULL,'declared',8,'2023-10-19 11:42:00.017085','2023-10-19 11:42:00.020991',NULL,'2023-10-19 11:44:00.028320','2023-10-19 11:45:00.043184','','04e89afd1bc71d224769d02934c4a5f04b4f3d08769c39f81f1a3c104b811453',1,'{"counts": {"A": 2, "B": 2, "C": 2, "D": 2, "E": 0}, "blank": 0, "digital": 8, "paper": 0, "winners": ["A", "B", "C", "D"], "tie": true, "tied": ["A", "B", "C", "D"], "decided_by": "chair_rule"}');
INSERT INTO "division" VALUES('72g67bhxnez5pfy6','sb57ky75pwkts35z','otui5w3i5olvqtu2','jjnm2j33a4u5m4l2','rzgd6g7lzg6efbbb','Digitalisering: vilken fråga ska besvaras först?','choose','secret',1,1,'deciding',0,NULL,'declared',8,'2023-10-19 12:57:00.016543','2023-10-19 12:57:00.020421',NULL,'2023-10-19 12:59:00.030067','2023-10-19 13:00:00.044669','','5c44667ad25768feeea267650a1f7918113ae1c4d0f7000a9c2c6a362e9a7b94',1,'{"counts": {"A": 1, "B": 1, "C": 4, "D": 0, "E": 2}, "blank": 0, "digital": 7, "paper": 1, "winners": ["C"], "tie": false, "tied": [], "decided_by": "majority"}');
CREATE TABLE division_option (
	division_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	means VARCHAR NOT NULL, 
	issue_id VARCHAR, 
	CONSTRAINT pk_division_option PRIMARY KEY (division_id, "key"), 
	CONSTRAINT fk_division_option_division_id_division FOREIGN KEY(division_id) REFERENCES division (id) ON DELETE CASCADE
);
INSERT INTO "division_option" VALUES('oggxk27itcctralh','A',0,'Kanelbulle','','',NULL);
INSERT INTO "division_option" VALUES('oggxk27itcctralh','B',1,'Frukt','','',NULL);
INSERT INTO "division_option" VALUES('lo3vqbjtbao32ih5','A',0,'Grön el till nya etableringar','Hur ska regionen bidra till att företag som vill växa får tillgång till grön el i tid?','','5sgrir4ouu2cfsjv');
INSERT INTO "division_option" VALUES('lo3vqbjtbao32ih5','B',1,'Klimatkrav i upphandling','Hur kan klimatkraven i regionens upphandlingar utformas så att små lokala företag också kan lämna anbud?','','ercuimtqdtrqhqdi');
INSERT INTO "division_option" VALUES('lo3vqbjtbao32ih5','C',2,'Laddning längs fjällvägarna','Vad gör regionen för att det ska finnas laddplatser för personbilar och tunga fordon längs fjällvägarna?','','6r3oegswaoi2mx4h');
INSERT INTO "division_option" VALUES('lo3vqbjtbao32ih5','D',3,'Cirkulära affärer','Hur kan regionen underlätta för företag att använda varandras restmaterial och spillvärme?','','2udtezodpze5tj4f');
INSERT INTO "division_option" VALUES('lo3vqbjtbao32ih5','E',4,'Hållbar besöksnäring','Hur ska besöksnäringen kunna växa utan att slita på fjällmiljön och rennäringens marker?','','ppqdx5uqxdalhg5j');
INSERT INTO "division_option" VALUES('jkubzglbch54x2vv','yes',0,'Ja','','ett parlament varje år',NULL);
INSERT INTO "division_option" VALUES('jkubzglbch54x2vv','no',1,'Nej','','vartannat år, som hittills har prövats',NULL);
INSERT INTO "division_option" VALUES('jkubzglbch54x2vv','abstain',2,'Avstår','','',NULL);
INSERT INTO "division_option" VALUES('3mmfc64eafo7ufim','A',0,'Yrkesutbildning nära hemmet','Hur får vi fler yrkesutbildningar som går att läsa utan att flytta från sin kommun?','','6mx4zde5lssbhon3');
INSERT INTO "division_option" VALUES('3mmfc64eafo7ufim','B',1,'Bostäder åt nyinflyttade','Vad kan regionen göra tillsammans med kommunerna för att den som får jobb här också ska få någonstans att bo?','','5y3op3wyi2p442qy');
INSERT INTO "division_option" VALUES('3mmfc64eafo7ufim','C',2,'Validering på sex veckor','Hur kan den som redan har kunskaperna få dem validerade på veckor i stället för månader?','','vqk5xuvt3gn7767h');
INSERT INTO "division_option" VALUES('3mmfc64eafo7ufim','D',3,'Jobb åt medföljande','Hur hjälper vi medföljande att hitta arbete, så att hela familjen stannar?','','tpibvjg27g7xg7rd');
INSERT INTO "division_option" VALUES('3mmfc64eafo7ufim','E',4,'Praktik i små företag','Hur kan små företag ta emot praktikanter och lärlingar utan att pappersarbetet tar över?','','tmoasukx46zmphcz');
INSERT INTO "division_option" VALUES('i5lzmq7g2ghsselo','A',0,'Yrkesutbildning nära hemmet','Hur får vi fler yrkesutbildningar som går att läsa utan att flytta från sin kommun?','','6mx4zde5lssbhon3');
INSERT INTO "division_option" VALUES('i5lzmq7g2ghsselo','B',1,'Bostäder åt nyinflyttade','Vad kan regionen göra tillsammans med kommunerna för att den som får jobb här också ska få någonstans att bo?','','5y3op3wyi2p442qy');
INSERT INTO "division_option" VALUES('i5lzmq7g2ghsselo','C',2,'Validering på sex veckor','Hur kan den som redan har kunskaperna få dem validerade på veckor i stället för månader?','','vqk5xuvt3gn7767h');
INSERT INTO "division_option" VALUES('i5lzmq7g2ghsselo','D',3,'Jobb åt medföljande','Hur hjälper vi medföljande att hitta arbete, så att hela familjen stannar?','','tpibvjg27g7xg7rd');
INSERT INTO "division_option" VALUES('i5lzmq7g2ghsselo','E',4,'Praktik i små företag','Hur kan små företag ta emot praktikanter och lärlingar utan att pappersarbetet tar över?','','tmoasukx46zmphcz');
INSERT INTO "division_option" VALUES('wz3ssqs6nsjj3ddd','A',0,'Bredband i hela länet','När kan företag i hela länet räkna med snabbt bredband, och vad gör regionen där marknaden inte bygger?','','azfz3k4yfdkkclko');
INSERT INTO "division_option" VALUES('wz3ssqs6nsjj3ddd','B',1,'Godståg på Inlandsbanan','Vad krävs för att mer gods ska kunna gå på Inlandsbanan, och vad driver regionen på om?','','ktdyors456c667jj');
INSERT INTO "division_option" VALUES('wz3ssqs6nsjj3ddd','C',2,'Vägarna i tjällossningen','Hur får vi vägar som bär tung trafik året om, även under tjällossningen?','','6cqd7l7a3mljcmud');
INSERT INTO "division_option" VALUES('wz3ssqs6nsjj3ddd','D',3,'Tåget till Trondheim','Hur ska tågtrafiken till Trondheim bli så tät och pålitlig att företag kan lita på den?','','cn3kg54biuqxydd6');
INSERT INTO "division_option" VALUES('wz3ssqs6nsjj3ddd','E',4,'Flyget till Stockholm','Hur arbetar regionen för att flyget till Stockholm ska ha tider som passar en arbetsdag?','','zt7tboaqoawjqxnd');
INSERT INTO "division_option" VALUES('72g67bhxnez5pfy6','A',0,'Mobiltäckning där folk jobbar','Hur får vi mobiltäckning där människor faktiskt arbetar: i skogen, på fjället och längs vägarna?','','zaxrbnc7vgwdybhv');
INSERT INTO "division_option" VALUES('72g67bhxnez5pfy6','B',1,'Cybersäkerhet i småföretag','Vilket stöd kan små företag få för att klara de nya kraven på cybersäkerhet?','','noquzoooiztivbli');
INSERT INTO "division_option" VALUES('72g67bhxnez5pfy6','C',2,'En väg in till myndigheterna','Hur kan regionen och kommunerna ge företag en enda digital väg in för tillstånd och stöd?','','46cpbahg7cpfz5x5');
INSERT INTO "division_option" VALUES('72g67bhxnez5pfy6','D',3,'AI i det lilla företaget','Hur hjälper regionen företag utan egen IT-avdelning att prova och använda AI på ett klokt sätt?','','ryowyvslsu2lgirr');
INSERT INTO "division_option" VALUES('72g67bhxnez5pfy6','E',4,'Öppna data från regionen','Vilka data kan regionen öppna så att företag kan bygga tjänster på dem?','','kpgkvruujyybgtgw');
CREATE TABLE edition (
	id VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	series_name VARCHAR NOT NULL, 
	region_name VARCHAR NOT NULL, 
	day DATE, 
	period_text VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	running BOOLEAN, 
	mode VARCHAR NOT NULL, 
	venue VARCHAR NOT NULL, 
	seats INTEGER NOT NULL, 
	cancel_reason VARCHAR NOT NULL, 
	description TEXT NOT NULL, 
	note TEXT NOT NULL, 
	technical_support_ore INTEGER, 
	technical_support_vat VARCHAR NOT NULL, 
	frame_ore INTEGER, 
	frame_text VARCHAR NOT NULL, 
	is_demo BOOLEAN NOT NULL, 
	CONSTRAINT pk_edition PRIMARY KEY (id), 
	CONSTRAINT ck_edition_status CHECK (status IN ('planned','open','live','held','cancelled')), 
	CONSTRAINT uq_edition_running UNIQUE (running), 
	CONSTRAINT uq_edition_year UNIQUE (year)
);
INSERT INTO "edition" VALUES('kbs7mnqpxngphzgl',2020,'Näringslivsparlamentet 2020','Näringslivsparlamentet','Jämtland Härjedalen',NULL,'våren 2020','cancelled',NULL,'undecided','',0,'Covid-19','En aktivitet som återskapar ett fullmäktigemöte där företagare får sätta sig på politikernas plats och göra sina röster hörda i ett antal frågor. En plats där företagare och politiska beslutsfattare kan mötas under en dag för att öka den ömsesidiga förståelsen.','Det första planerade parlamentet. Det ställdes in med kort varsel.',NULL,'',NULL,'',0);
INSERT INTO "edition" VALUES('rwsjwvsey4hmrsr5',2021,'Näringslivsparlamentet 2021','Näringslivsparlamentet','Jämtland Härjedalen','2021-04-28','','held',NULL,'hybrid','Hörsalen, Östersunds sjukhus',0,'','En aktivitet som återskapar ett fullmäktigemöte där företagare får sätta sig på politikernas plats och göra sina röster hörda i ett antal frågor. En plats där företagare och politiska beslutsfattare kan mötas under en dag för att öka den ömsesidiga förståelsen.','Det första parlamentet som hölls, både fysiskt och digitalt. Över 50 företagare deltog (källan anger talet gemensamt för 2021 och 2022).',NULL,'',NULL,'',0);
INSERT INTO "edition" VALUES('7cuxfgc5xjkkbl5y',2022,'Näringslivsparlamentet 2022','Näringslivsparlamentet','Jämtland Härjedalen','2022-05-12','','held',NULL,'onsite','Hörsalen, Östersunds sjukhus',0,'','En aktivitet som återskapar ett fullmäktigemöte där företagare får sätta sig på politikernas plats och göra sina röster hörda i ett antal frågor. En plats där företagare och politiska beslutsfattare kan mötas under en dag för att öka den ömsesidiga förståelsen.','Helt fysiskt. Över 50 företagare deltog (källan anger talet gemensamt för 2021 och 2022). Arbetsgruppen föreslog i utvärderingen en annan lokal, mer anpassad för dialogen.',3840000,'unknown',NULL,'',0);
INSERT INTO "edition" VALUES('sb57ky75pwkts35z',2023,'Näringslivsparlamentet 2023','Näringslivsparlamentet','Jämtland Härjedalen','2023-10-19','hösten 2023','held',NULL,'onsite','Exempelsalen, Östersund (demo)',18,'','En aktivitet som återskapar ett fullmäktigemöte där företagare får sätta sig på politikernas plats och göra sina röster hörda i ett antal frågor. En plats där företagare och politiska beslutsfattare kan mötas under en dag för att öka den ömsesidiga förståelsen.','Underlaget säger hösten 2023 och en ram på 40 000 kronor. Datum, lokal, antal platser, frågor, roller och tider är påhittade för demon.',NULL,'',4000000,'Finansiering sker inom ram för område Hållbar tillväxt.',1);
CREATE TABLE electoral_register (
	division_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	CONSTRAINT pk_electoral_register PRIMARY KEY (division_id, seat_id), 
	CONSTRAINT fk_electoral_register_division_id_division FOREIGN KEY(division_id) REFERENCES division (id)
)
 WITHOUT ROWID

;
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','2q4gmqqff5bvavvm');
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','7kyazvpexnnvfszq');
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','elf5owprrgi34j5k');
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','hfwy47nnhzwlmaze');
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','jztfons4e66gcerd');
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','obeb4qjyuk2rjdj3');
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','vfxs3n57u26g3gqs');
INSERT INTO "electoral_register" VALUES('3mmfc64eafo7ufim','xfoxhdot5uohmax2');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','2q4gmqqff5bvavvm');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','7kyazvpexnnvfszq');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','elf5owprrgi34j5k');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','hfwy47nnhzwlmaze');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','jztfons4e66gcerd');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','obeb4qjyuk2rjdj3');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','vfxs3n57u26g3gqs');
INSERT INTO "electoral_register" VALUES('72g67bhxnez5pfy6','xfoxhdot5uohmax2');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','2q4gmqqff5bvavvm');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','7kyazvpexnnvfszq');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','elf5owprrgi34j5k');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','hfwy47nnhzwlmaze');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','jztfons4e66gcerd');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','obeb4qjyuk2rjdj3');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','vfxs3n57u26g3gqs');
INSERT INTO "electoral_register" VALUES('i5lzmq7g2ghsselo','xfoxhdot5uohmax2');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','2q4gmqqff5bvavvm');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','7kyazvpexnnvfszq');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','elf5owprrgi34j5k');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','hfwy47nnhzwlmaze');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','jztfons4e66gcerd');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','obeb4qjyuk2rjdj3');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','vfxs3n57u26g3gqs');
INSERT INTO "electoral_register" VALUES('jkubzglbch54x2vv','xfoxhdot5uohmax2');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','2q4gmqqff5bvavvm');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','7kyazvpexnnvfszq');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','elf5owprrgi34j5k');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','hfwy47nnhzwlmaze');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','jztfons4e66gcerd');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','obeb4qjyuk2rjdj3');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','vfxs3n57u26g3gqs');
INSERT INTO "electoral_register" VALUES('lo3vqbjtbao32ih5','xfoxhdot5uohmax2');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','2q4gmqqff5bvavvm');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','7kyazvpexnnvfszq');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','elf5owprrgi34j5k');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','hfwy47nnhzwlmaze');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','jztfons4e66gcerd');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','obeb4qjyuk2rjdj3');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','vfxs3n57u26g3gqs');
INSERT INTO "electoral_register" VALUES('oggxk27itcctralh','xfoxhdot5uohmax2');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','2q4gmqqff5bvavvm');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','7kyazvpexnnvfszq');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','elf5owprrgi34j5k');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','hfwy47nnhzwlmaze');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','jztfons4e66gcerd');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','obeb4qjyuk2rjdj3');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','vfxs3n57u26g3gqs');
INSERT INTO "electoral_register" VALUES('wz3ssqs6nsjj3ddd','xfoxhdot5uohmax2');
CREATE TABLE evaluation_answer (
	id VARCHAR NOT NULL, 
	survey_id VARCHAR NOT NULL, 
	marks TEXT NOT NULL, 
	CONSTRAINT pk_evaluation_answer PRIMARY KEY (id), 
	CONSTRAINT fk_evaluation_answer_survey_id_evaluation_survey FOREIGN KEY(survey_id) REFERENCES evaluation_survey (id)
)
 WITHOUT ROWID

;
INSERT INTO "evaluation_answer" VALUES('bts4tozdcfs3gfoy','bfdiaebrvuambene','{"again": "yes", "dialogue": "4", "heard": "5", "overall": "4", "recommend": "8", "venue": "4", "voting": "4"}');
INSERT INTO "evaluation_answer" VALUES('fjapv4tisouaco63','bfdiaebrvuambene','{"again": "maybe", "dialogue": "5", "heard": "4", "overall": "4", "recommend": "9", "venue": "5", "voting": "2"}');
INSERT INTO "evaluation_answer" VALUES('k6gwjvevpqlswveb','bfdiaebrvuambene','{"again": "yes", "dialogue": "3", "heard": "4", "overall": "3", "recommend": "8", "venue": "4", "voting": "4"}');
INSERT INTO "evaluation_answer" VALUES('m6ln64yzsbyh3322','bfdiaebrvuambene','{"again": "yes", "dialogue": "4", "heard": "4", "overall": "3", "recommend": "7", "venue": "4", "voting": "3"}');
INSERT INTO "evaluation_answer" VALUES('nwvfmhnluiudqers','bfdiaebrvuambene','{"again": "yes", "dialogue": "5", "heard": "5", "overall": "4", "recommend": "8", "venue": "4", "voting": "3"}');
INSERT INTO "evaluation_answer" VALUES('poytgzg637wz5stg','bfdiaebrvuambene','{"again": "no", "dialogue": "3", "heard": "2", "overall": "3", "recommend": "8", "venue": "5", "voting": "5"}');
INSERT INTO "evaluation_answer" VALUES('qqv3gqkmt7u6frbi','bfdiaebrvuambene','{"again": "yes", "dialogue": "5", "heard": "3", "overall": "5", "recommend": "9", "venue": "3", "voting": "5"}');
CREATE TABLE evaluation_answered (
	survey_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	CONSTRAINT pk_evaluation_answered PRIMARY KEY (survey_id, seat_id), 
	CONSTRAINT fk_evaluation_answered_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id), 
	CONSTRAINT fk_evaluation_answered_survey_id_evaluation_survey FOREIGN KEY(survey_id) REFERENCES evaluation_survey (id)
)
 WITHOUT ROWID

;
INSERT INTO "evaluation_answered" VALUES('bfdiaebrvuambene','2q4gmqqff5bvavvm');
INSERT INTO "evaluation_answered" VALUES('bfdiaebrvuambene','7kyazvpexnnvfszq');
INSERT INTO "evaluation_answered" VALUES('bfdiaebrvuambene','elf5owprrgi34j5k');
INSERT INTO "evaluation_answered" VALUES('bfdiaebrvuambene','hfwy47nnhzwlmaze');
INSERT INTO "evaluation_answered" VALUES('bfdiaebrvuambene','obeb4qjyuk2rjdj3');
INSERT INTO "evaluation_answered" VALUES('bfdiaebrvuambene','vfxs3n57u26g3gqs');
INSERT INTO "evaluation_answered" VALUES('bfdiaebrvuambene','xfoxhdot5uohmax2');
CREATE TABLE evaluation_survey (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	opened_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	sealed_at DATETIME, 
	CONSTRAINT pk_evaluation_survey PRIMARY KEY (id), 
	CONSTRAINT fk_evaluation_survey_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT uq_evaluation_survey_edition_id UNIQUE (edition_id)
);
INSERT INTO "evaluation_survey" VALUES('bfdiaebrvuambene','sb57ky75pwkts35z','core-1','closed','2023-10-19 13:05:00.005432','2023-10-19 13:05:00.018409','2023-10-19 13:05:00.030868');
CREATE TABLE evaluation_words (
	id VARCHAR NOT NULL, 
	survey_id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_evaluation_words PRIMARY KEY (id), 
	CONSTRAINT fk_evaluation_words_survey_id_evaluation_survey FOREIGN KEY(survey_id) REFERENCES evaluation_survey (id)
)
 WITHOUT ROWID

;
INSERT INTO "evaluation_words" VALUES('4zxdb6q2cw5wx46g','bfdiaebrvuambene','best','Omröstningarna: man såg vad vi tycker tillsammans.');
INSERT INTO "evaluation_words" VALUES('e33pslu7qfv2weav','bfdiaebrvuambene','improve','Mer tid för svar.');
INSERT INTO "evaluation_words" VALUES('uheyizupsj7zecnm','bfdiaebrvuambene','best','Att få ställa frågor direkt.');
INSERT INTO "evaluation_words" VALUES('xuxfsgiyx5uurrbn','bfdiaebrvuambene','improve','Skicka ut frågeställningarna en vecka före.');
CREATE TABLE issue (
	id VARCHAR NOT NULL, 
	theme_id VARCHAR NOT NULL, 
	letter VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	is_demo BOOLEAN NOT NULL, 
	CONSTRAINT pk_issue PRIMARY KEY (id), 
	CONSTRAINT ck_issue_letter CHECK (letter IN ('A','B','C','D','E')), 
	CONSTRAINT fk_issue_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE, 
	CONSTRAINT uq_issue_letter UNIQUE (theme_id, letter)
);
INSERT INTO "issue" VALUES('5sgrir4ouu2cfsjv','cqxxrketap4nhflu','A','Grön el till nya etableringar','Hur ska regionen bidra till att företag som vill växa får tillgång till grön el i tid?',1);
INSERT INTO "issue" VALUES('ercuimtqdtrqhqdi','cqxxrketap4nhflu','B','Klimatkrav i upphandling','Hur kan klimatkraven i regionens upphandlingar utformas så att små lokala företag också kan lämna anbud?',1);
INSERT INTO "issue" VALUES('6r3oegswaoi2mx4h','cqxxrketap4nhflu','C','Laddning längs fjällvägarna','Vad gör regionen för att det ska finnas laddplatser för personbilar och tunga fordon längs fjällvägarna?',1);
INSERT INTO "issue" VALUES('2udtezodpze5tj4f','cqxxrketap4nhflu','D','Cirkulära affärer','Hur kan regionen underlätta för företag att använda varandras restmaterial och spillvärme?',1);
INSERT INTO "issue" VALUES('ppqdx5uqxdalhg5j','cqxxrketap4nhflu','E','Hållbar besöksnäring','Hur ska besöksnäringen kunna växa utan att slita på fjällmiljön och rennäringens marker?',1);
INSERT INTO "issue" VALUES('6mx4zde5lssbhon3','mdp7qeeqol6pi7vy','A','Yrkesutbildning nära hemmet','Hur får vi fler yrkesutbildningar som går att läsa utan att flytta från sin kommun?',1);
INSERT INTO "issue" VALUES('5y3op3wyi2p442qy','mdp7qeeqol6pi7vy','B','Bostäder åt nyinflyttade','Vad kan regionen göra tillsammans med kommunerna för att den som får jobb här också ska få någonstans att bo?',1);
INSERT INTO "issue" VALUES('vqk5xuvt3gn7767h','mdp7qeeqol6pi7vy','C','Validering på sex veckor','Hur kan den som redan har kunskaperna få dem validerade på veckor i stället för månader?',1);
INSERT INTO "issue" VALUES('tpibvjg27g7xg7rd','mdp7qeeqol6pi7vy','D','Jobb åt medföljande','Hur hjälper vi medföljande att hitta arbete, så att hela familjen stannar?',1);
INSERT INTO "issue" VALUES('tmoasukx46zmphcz','mdp7qeeqol6pi7vy','E','Praktik i små företag','Hur kan små företag ta emot praktikanter och lärlingar utan att pappersarbetet tar över?',1);
INSERT INTO "issue" VALUES('azfz3k4yfdkkclko','ncx2qh33fpt632ke','A','Bredband i hela länet','När kan företag i hela länet räkna med snabbt bredband, och vad gör regionen där marknaden inte bygger?',1);
INSERT INTO "issue" VALUES('ktdyors456c667jj','ncx2qh33fpt632ke','B','Godståg på Inlandsbanan','Vad krävs för att mer gods ska kunna gå på Inlandsbanan, och vad driver regionen på om?',1);
INSERT INTO "issue" VALUES('6cqd7l7a3mljcmud','ncx2qh33fpt632ke','C','Vägarna i tjällossningen','Hur får vi vägar som bär tung trafik året om, även under tjällossningen?',1);
INSERT INTO "issue" VALUES('cn3kg54biuqxydd6','ncx2qh33fpt632ke','D','Tåget till Trondheim','Hur ska tågtrafiken till Trondheim bli så tät och pålitlig att företag kan lita på den?',1);
INSERT INTO "issue" VALUES('zt7tboaqoawjqxnd','ncx2qh33fpt632ke','E','Flyget till Stockholm','Hur arbetar regionen för att flyget till Stockholm ska ha tider som passar en arbetsdag?',1);
INSERT INTO "issue" VALUES('zaxrbnc7vgwdybhv','rzgd6g7lzg6efbbb','A','Mobiltäckning där folk jobbar','Hur får vi mobiltäckning där människor faktiskt arbetar: i skogen, på fjället och längs vägarna?',1);
INSERT INTO "issue" VALUES('noquzoooiztivbli','rzgd6g7lzg6efbbb','B','Cybersäkerhet i småföretag','Vilket stöd kan små företag få för att klara de nya kraven på cybersäkerhet?',1);
INSERT INTO "issue" VALUES('46cpbahg7cpfz5x5','rzgd6g7lzg6efbbb','C','En väg in till myndigheterna','Hur kan regionen och kommunerna ge företag en enda digital väg in för tillstånd och stöd?',1);
INSERT INTO "issue" VALUES('ryowyvslsu2lgirr','rzgd6g7lzg6efbbb','D','AI i det lilla företaget','Hur hjälper regionen företag utan egen IT-avdelning att prova och använda AI på ett klokt sätt?',1);
INSERT INTO "issue" VALUES('kpgkvruujyybgtgw','rzgd6g7lzg6efbbb','E','Öppna data från regionen','Vilka data kan regionen öppna så att företag kan bygga tjänster på dem?',1);
CREATE TABLE journal (
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	action VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	facts TEXT NOT NULL, 
	payload_digest VARCHAR NOT NULL, 
	previous VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (seq), 
	CONSTRAINT uq_journal_hash UNIQUE (hash)
);
INSERT INTO "journal" VALUES(1,'2026-11-21 03:10:37.181274','access.account_created','kcrlng75cklqcor3','system','{"roles":["organiser"]}','','0000000000000000000000000000000000000000000000000000000000000000','95878bbb8b6e08e0f8568f2bbd6188d9eb124afebf85a2a57cae1b31ee5b28f7');
INSERT INTO "journal" VALUES(2,'2026-11-21 03:10:37.183040','access.account_created','ykig2f35ullqb7nl','system','{"roles":["operator"]}','','95878bbb8b6e08e0f8568f2bbd6188d9eb124afebf85a2a57cae1b31ee5b28f7','fca99c1dc50a0f61b890a5851b63bbd26c011be70b1cdf2bfa6d212e3be70cb9');
INSERT INTO "journal" VALUES(3,'2026-11-21 03:10:37.184301','access.account_created','mhinskqtb73gxyjh','system','{"roles":["chair"]}','','fca99c1dc50a0f61b890a5851b63bbd26c011be70b1cdf2bfa6d212e3be70cb9','2f8b0d25d9899b043304c9572d3b0567fa2fb6cdeec3de5dd6181defc15725a5');
INSERT INTO "journal" VALUES(4,'2026-11-21 03:10:37.185595','access.account_created','nynm44vma7pnjcbi','system','{"roles":["moderator"]}','','2f8b0d25d9899b043304c9572d3b0567fa2fb6cdeec3de5dd6181defc15725a5','940271b8fec9357c275814cdfe45ce2c79d5b7f92631eb4289a60574dac14698');
INSERT INTO "journal" VALUES(5,'2026-11-21 03:10:37.186879','access.account_created','7a3znphqzdz32qna','system','{"roles":["door"]}','','940271b8fec9357c275814cdfe45ce2c79d5b7f92631eb4289a60574dac14698','0350cf8ff412f51bded747900257667be68c76abb076515afd77b6d690a6d3de');
INSERT INTO "journal" VALUES(6,'2026-11-21 03:10:37.188074','access.account_created','isoyvt5yffzu5xxw','system','{"roles":["desk"]}','','0350cf8ff412f51bded747900257667be68c76abb076515afd77b6d690a6d3de','ba6057f9377dd68a0b253154caf6b9b9b2be06d5a93cfb65e06e4e4eab83f98d');
INSERT INTO "journal" VALUES(7,'2026-11-21 03:10:37.189170','access.account_created','4qdyywfccgdtywci','system','{"roles":["screen"]}','','ba6057f9377dd68a0b253154caf6b9b9b2be06d5a93cfb65e06e4e4eab83f98d','f3c618f7ac758f1eff72f23261aeede5f163f230bdd34d8ca687612fe8ea1c7c');
INSERT INTO "journal" VALUES(8,'2026-11-21 03:10:37.190222','access.account_created','id57cjunzpesg5jt','system','{"roles":["reader"]}','','f3c618f7ac758f1eff72f23261aeede5f163f230bdd34d8ca687612fe8ea1c7c','843e918fc9fca775e0b7dc853de7dc1a342cc6bcfd0bd8520fccf872b544da4e');
INSERT INTO "journal" VALUES(9,'2026-11-21 03:10:37.194428','editions.created','kbs7mnqpxngphzgl','system','{"year":2020}','','843e918fc9fca775e0b7dc853de7dc1a342cc6bcfd0bd8520fccf872b544da4e','35c2f9ba71a5abaa57b084e2aad5898429c2dd7f9cc60190f8574cb4c41fb34c');
INSERT INTO "journal" VALUES(10,'2026-11-21 03:10:37.197833','editions.partner_added','kbs7mnqpxngphzgl','system','{"partner":"lalcfwi3ftlhnjle"}','','35c2f9ba71a5abaa57b084e2aad5898429c2dd7f9cc60190f8574cb4c41fb34c','ec9a66eeaa58ea5c52508c6aa1799ebb50f6999e2afae4e270b9f50b260e1bd1');
INSERT INTO "journal" VALUES(11,'2026-11-21 03:10:37.198764','editions.partner_added','kbs7mnqpxngphzgl','system','{"partner":"iepvdsvfmanoz7j2"}','','ec9a66eeaa58ea5c52508c6aa1799ebb50f6999e2afae4e270b9f50b260e1bd1','f3c755a6b4a8626a92bd1c7f81d5e2530b70f614f21e61a661300274fdb6a3b7');
INSERT INTO "journal" VALUES(12,'2026-11-21 03:10:37.199764','editions.status_changed','kbs7mnqpxngphzgl','system','{"event":"cancel","from":"planned","to":"cancelled"}','','f3c755a6b4a8626a92bd1c7f81d5e2530b70f614f21e61a661300274fdb6a3b7','cc1cb5258881dd8c575f80dd8cbefc7ada41505d59f84249d3a1feb41bc78ece');
INSERT INTO "journal" VALUES(13,'2026-11-21 03:10:37.201139','editions.created','rwsjwvsey4hmrsr5','system','{"year":2021}','','cc1cb5258881dd8c575f80dd8cbefc7ada41505d59f84249d3a1feb41bc78ece','939cfa69d711a5a964a6b64a1adc8e8bdfe561ace60472b6e3cd98d6031c8e80');
INSERT INTO "journal" VALUES(14,'2026-11-21 03:10:37.201993','editions.partner_added','rwsjwvsey4hmrsr5','system','{"partner":"xfwqlfcn4m5dolxu"}','','939cfa69d711a5a964a6b64a1adc8e8bdfe561ace60472b6e3cd98d6031c8e80','437b59012842585b0ce460c00667826a0d9f265f1789ced7987214996eeb0095');
INSERT INTO "journal" VALUES(15,'2026-11-21 03:10:37.202751','editions.partner_added','rwsjwvsey4hmrsr5','system','{"partner":"5musued4i24qfez7"}','','437b59012842585b0ce460c00667826a0d9f265f1789ced7987214996eeb0095','7c811a176f54797c35745b301ab508633d45a38970beba5f6a79bfd1a0610659');
INSERT INTO "journal" VALUES(16,'2026-11-21 03:10:37.205088','editions.theme_added','pwcwntzjo5oqemqy','system','{"edition":"rwsjwvsey4hmrsr5"}','','7c811a176f54797c35745b301ab508633d45a38970beba5f6a79bfd1a0610659','e27416a0036980e152a20fdc9798e93e00fe1fe3439efea9973470287a9f49e0');
INSERT INTO "journal" VALUES(17,'2026-11-21 03:10:37.206040','editions.theme_added','265ahent3ubgsvfs','system','{"edition":"rwsjwvsey4hmrsr5"}','','e27416a0036980e152a20fdc9798e93e00fe1fe3439efea9973470287a9f49e0','6c73413dfc648d3fcfeaef1aff0762557cf985ac18e4506ba28c698e42c12df8');
INSERT INTO "journal" VALUES(18,'2026-11-21 03:10:37.206962','editions.theme_added','soou5llaaed6jn4c','system','{"edition":"rwsjwvsey4hmrsr5"}','','6c73413dfc648d3fcfeaef1aff0762557cf985ac18e4506ba28c698e42c12df8','73e772a88ecfd50bd288c41bbfaadf862ae56c6e775a59f1c1460395d9789762');
INSERT INTO "journal" VALUES(19,'2026-11-21 03:10:37.207813','editions.theme_added','qh676zx5vpksstzi','system','{"edition":"rwsjwvsey4hmrsr5"}','','73e772a88ecfd50bd288c41bbfaadf862ae56c6e775a59f1c1460395d9789762','a7171d858bc99e2961a878ac90979b9daabec03051d858812d91dbd3cb43f705');
INSERT INTO "journal" VALUES(20,'2026-11-21 03:10:37.208628','editions.status_changed','rwsjwvsey4hmrsr5','system','{"event":"open","from":"planned","to":"open"}','','a7171d858bc99e2961a878ac90979b9daabec03051d858812d91dbd3cb43f705','0f89890ac6d7dd2e0bb513b70c8cc4c7e4e516cbcdded02ea72c90ef9945ec1b');
INSERT INTO "journal" VALUES(21,'2026-11-21 03:10:37.209411','editions.status_changed','rwsjwvsey4hmrsr5','system','{"event":"begin","from":"open","to":"live"}','','0f89890ac6d7dd2e0bb513b70c8cc4c7e4e516cbcdded02ea72c90ef9945ec1b','d9488537d680d1ab5a1204b2e22e51ee4af96251f920a1dec277046a74544219');
INSERT INTO "journal" VALUES(22,'2026-11-21 03:10:37.209942','editions.status_changed','rwsjwvsey4hmrsr5','system','{"event":"finish","from":"live","to":"held"}','','d9488537d680d1ab5a1204b2e22e51ee4af96251f920a1dec277046a74544219','97862f19df8a9cf5e03412db0096d6faece5ea94b6da7170afa6a49828e52218');
INSERT INTO "journal" VALUES(23,'2026-11-21 03:10:37.211120','editions.created','7cuxfgc5xjkkbl5y','system','{"year":2022}','','97862f19df8a9cf5e03412db0096d6faece5ea94b6da7170afa6a49828e52218','3eb21935bfaab0f6c1b95e8bc1cb9be69569fd25e7957efa7e03a24ab38c768a');
INSERT INTO "journal" VALUES(24,'2026-11-21 03:10:37.211921','editions.partner_added','7cuxfgc5xjkkbl5y','system','{"partner":"ope63yxbq64et7ac"}','','3eb21935bfaab0f6c1b95e8bc1cb9be69569fd25e7957efa7e03a24ab38c768a','b0a1d73b2819e13309ecb847b98981b6b9014ae43c448659ee293a05af70d22e');
INSERT INTO "journal" VALUES(25,'2026-11-21 03:10:37.212616','editions.partner_added','7cuxfgc5xjkkbl5y','system','{"partner":"25pbvxyo6babikbu"}','','b0a1d73b2819e13309ecb847b98981b6b9014ae43c448659ee293a05af70d22e','2601f2e317c8d0d57d2c90cbbd1898efc67b878f6c894c9145c80d705a9f6334');
INSERT INTO "journal" VALUES(26,'2026-11-21 03:10:37.213495','editions.theme_added','og2knk33tijmllmu','system','{"edition":"7cuxfgc5xjkkbl5y"}','','2601f2e317c8d0d57d2c90cbbd1898efc67b878f6c894c9145c80d705a9f6334','8d15c4f7adc713cefd71b1d48d40f88f5c3f6c75ab03c6ccf399b39ab8696b9e');
INSERT INTO "journal" VALUES(27,'2026-11-21 03:10:37.214286','editions.theme_added','uxoh7njsdcssamvp','system','{"edition":"7cuxfgc5xjkkbl5y"}','','8d15c4f7adc713cefd71b1d48d40f88f5c3f6c75ab03c6ccf399b39ab8696b9e','3d86ecaa1693251e7a7d118ddd6a59eca9315785a9db7ce40c64ded8e92373a6');
INSERT INTO "journal" VALUES(28,'2026-11-21 03:10:37.215136','editions.theme_added','izkoeyvq3apbdaxf','system','{"edition":"7cuxfgc5xjkkbl5y"}','','3d86ecaa1693251e7a7d118ddd6a59eca9315785a9db7ce40c64ded8e92373a6','1464a7d56afb28108e35bc6d3012419a1e081f3b5651296253ba14bd9bba9b73');
INSERT INTO "journal" VALUES(29,'2026-11-21 03:10:37.215936','editions.theme_added','xcbmkjvt5qcmxnuw','system','{"edition":"7cuxfgc5xjkkbl5y"}','','1464a7d56afb28108e35bc6d3012419a1e081f3b5651296253ba14bd9bba9b73','4a05add2d47eb9f2ff8dfd845b34cfb2a306e5764ab7c447d47f02ad3ce36d5c');
INSERT INTO "journal" VALUES(30,'2026-11-21 03:10:37.216733','editions.status_changed','7cuxfgc5xjkkbl5y','system','{"event":"open","from":"planned","to":"open"}','','4a05add2d47eb9f2ff8dfd845b34cfb2a306e5764ab7c447d47f02ad3ce36d5c','c838f5399170c670ece3441214bb17d278e2523f7cbf187b24f90f1ecc3e51fe');
INSERT INTO "journal" VALUES(31,'2026-11-21 03:10:37.217352','editions.status_changed','7cuxfgc5xjkkbl5y','system','{"event":"begin","from":"open","to":"live"}','','c838f5399170c670ece3441214bb17d278e2523f7cbf187b24f90f1ecc3e51fe','3311ed1f96c33bfc77a25a5254f0d099547c65e6774848bb883bdd803995848a');
INSERT INTO "journal" VALUES(32,'2026-11-21 03:10:37.218080','editions.status_changed','7cuxfgc5xjkkbl5y','system','{"event":"finish","from":"live","to":"held"}','','3311ed1f96c33bfc77a25a5254f0d099547c65e6774848bb883bdd803995848a','1a02935529ac837409e6d0918d279db1a15642a0221e969b6093cc640a355093');
INSERT INTO "journal" VALUES(33,'2026-11-21 03:10:37.219936','editions.created','sb57ky75pwkts35z','system','{"year":2023}','','1a02935529ac837409e6d0918d279db1a15642a0221e969b6093cc640a355093','f483ffbdc1ad9f0901ad69385298d2236dc1fd2406ce2e8e71077ee48610bebb');
INSERT INTO "journal" VALUES(34,'2026-11-21 03:10:37.221221','editions.partner_added','sb57ky75pwkts35z','system','{"partner":"rlcpvzkb7yejjaky"}','','f483ffbdc1ad9f0901ad69385298d2236dc1fd2406ce2e8e71077ee48610bebb','6b820e9d9d06b50a13c52f226e29e0687ceb6fb8c347c2f812b05d895afa8234');
INSERT INTO "journal" VALUES(35,'2026-11-21 03:10:37.222107','editions.partner_added','sb57ky75pwkts35z','system','{"partner":"owh6rnwy54v7ffvl"}','','6b820e9d9d06b50a13c52f226e29e0687ceb6fb8c347c2f812b05d895afa8234','13b5023b92050c9091de70c9c4f42b78d531e6d0ad6f4775c0b64661c291ea98');
INSERT INTO "journal" VALUES(36,'2026-11-21 03:10:37.223039','editions.theme_added','cqxxrketap4nhflu','system','{"edition":"sb57ky75pwkts35z"}','','13b5023b92050c9091de70c9c4f42b78d531e6d0ad6f4775c0b64661c291ea98','60795b9a9d11f74136ff148be8df57f9df8fc52e6b36dda417e0e464d2763d33');
INSERT INTO "journal" VALUES(37,'2026-11-21 03:10:37.226069','editions.issue_added','5sgrir4ouu2cfsjv','system','{"letter":"A","theme":"cqxxrketap4nhflu"}','b2fffc01da6c92278fc0ab1c6a10ea8e211b11b027f3044637ea8f172c473bfe','60795b9a9d11f74136ff148be8df57f9df8fc52e6b36dda417e0e464d2763d33','5f4453ea088d377afb2048ccbcb081e3c4e392ffdc02edfe1bee0930d7b884cc');
INSERT INTO "journal" VALUES(38,'2026-11-21 03:10:37.227753','editions.issue_added','ercuimtqdtrqhqdi','system','{"letter":"B","theme":"cqxxrketap4nhflu"}','92606827b45b04fd87c1bb110d083f2672352ea365bcc0b854d0e56153a6e00e','5f4453ea088d377afb2048ccbcb081e3c4e392ffdc02edfe1bee0930d7b884cc','520801546dcea2c3190d756aaf239df528aad1513e1170fabdc595d3aa90498f');
INSERT INTO "journal" VALUES(39,'2026-11-21 03:10:37.229285','editions.issue_added','6r3oegswaoi2mx4h','system','{"letter":"C","theme":"cqxxrketap4nhflu"}','919a9d8233dbf1477c580b30ff14531eb7df036ae1b26ab6a045843cac312919','520801546dcea2c3190d756aaf239df528aad1513e1170fabdc595d3aa90498f','efeddf64e7f93240e736e5628e4ca31a8e5a52de6834e26de6ab1fb456238819');
INSERT INTO "journal" VALUES(40,'2026-11-21 03:10:37.230711','editions.issue_added','2udtezodpze5tj4f','system','{"letter":"D","theme":"cqxxrketap4nhflu"}','10d90f79b3e97cc61e74d14c95df25c96ab3b40d0a6da1a6a3128149175ea9bd','efeddf64e7f93240e736e5628e4ca31a8e5a52de6834e26de6ab1fb456238819','fb6875b8c9f829aa1ef6bf08bca9cfec84e9fcce1abb0879cf2cbfa7393046df');
INSERT INTO "journal" VALUES(41,'2026-11-21 03:10:37.232102','editions.issue_added','ppqdx5uqxdalhg5j','system','{"letter":"E","theme":"cqxxrketap4nhflu"}','d8c5be1dac6b1e1a0f76df1a7ec442fbd7ea34dc0b0bf8e6bb6d2132bd4bf24c','fb6875b8c9f829aa1ef6bf08bca9cfec84e9fcce1abb0879cf2cbfa7393046df','a770fb8c4b2bed9b5dc39471511baf9643198062823503049ef7500781566ac7');
INSERT INTO "journal" VALUES(42,'2026-11-21 03:10:37.233269','editions.theme_added','mdp7qeeqol6pi7vy','system','{"edition":"sb57ky75pwkts35z"}','','a770fb8c4b2bed9b5dc39471511baf9643198062823503049ef7500781566ac7','54d7d2746c905069d62e3c1bc8951de8a76c4e5c999f9530f3bf372bf269e7bb');
INSERT INTO "journal" VALUES(43,'2026-11-21 03:10:37.234140','editions.issue_added','6mx4zde5lssbhon3','system','{"letter":"A","theme":"mdp7qeeqol6pi7vy"}','4eed84b01f7b90c0c18b1f0bd0d76b916fed5f1bcba648b73533c5a5949c5eb7','54d7d2746c905069d62e3c1bc8951de8a76c4e5c999f9530f3bf372bf269e7bb','bc8eecd5448aecef9037d484f60bd3f6adf69fe33f503a21bdb16c1dea12aea0');
INSERT INTO "journal" VALUES(44,'2026-11-21 03:10:37.235032','editions.issue_added','5y3op3wyi2p442qy','system','{"letter":"B","theme":"mdp7qeeqol6pi7vy"}','45289ce0a09ac6eb73273b4546cee57ea88d2da0e625bc26b73e310c6b9a3a05','bc8eecd5448aecef9037d484f60bd3f6adf69fe33f503a21bdb16c1dea12aea0','3e9a8527de99a33fdbe2410f6e7f97e741779ee0edaad723efbde7548d5c0a07');
INSERT INTO "journal" VALUES(45,'2026-11-21 03:10:37.235902','editions.issue_added','vqk5xuvt3gn7767h','system','{"letter":"C","theme":"mdp7qeeqol6pi7vy"}','81b8674c39cffa9e1be2918768a273add76165824a713e158afc474bcfeea586','3e9a8527de99a33fdbe2410f6e7f97e741779ee0edaad723efbde7548d5c0a07','948dd4a33ff481484a14aa50f0960b87fdf5ff82567fab31f34f15c0b1b79163');
INSERT INTO "journal" VALUES(46,'2026-11-21 03:10:37.236808','editions.issue_added','tpibvjg27g7xg7rd','system','{"letter":"D","theme":"mdp7qeeqol6pi7vy"}','64d9d6adf4e00dc8af14111e4f5dc21a022abaab3fba3ead68230ad06fdeadb2','948dd4a33ff481484a14aa50f0960b87fdf5ff82567fab31f34f15c0b1b79163','c4faa08245ef6cfdcf5cb333713caafb60588823c9b4de96d317a486add49268');
INSERT INTO "journal" VALUES(47,'2026-11-21 03:10:37.237753','editions.issue_added','tmoasukx46zmphcz','system','{"letter":"E","theme":"mdp7qeeqol6pi7vy"}','aa63ecdd5dd860ef4e6c31c4b26126bc3e1ce6003935bf19f9506fcfe5449693','c4faa08245ef6cfdcf5cb333713caafb60588823c9b4de96d317a486add49268','97dde176c78653523fd47335481b0b0ad0c85bece350feafb62de08c571d63e4');
INSERT INTO "journal" VALUES(48,'2026-11-21 03:10:37.238654','editions.theme_added','ncx2qh33fpt632ke','system','{"edition":"sb57ky75pwkts35z"}','','97dde176c78653523fd47335481b0b0ad0c85bece350feafb62de08c571d63e4','41c067aebd7c9470b7c9aba45f906dc393ba23b1a24efda74d8639f0d5367cfa');
INSERT INTO "journal" VALUES(49,'2026-11-21 03:10:37.239502','editions.issue_added','azfz3k4yfdkkclko','system','{"letter":"A","theme":"ncx2qh33fpt632ke"}','08829ee462a7e9fd99b1e3967bf185a7bb705d3dc9d56283d3a7aa4c03c4bc4b','41c067aebd7c9470b7c9aba45f906dc393ba23b1a24efda74d8639f0d5367cfa','490b2aee97783e07d8b08687200efa8a07d41916e78fc375373a90ab39f61cf6');
INSERT INTO "journal" VALUES(50,'2026-11-21 03:10:37.240366','editions.issue_added','ktdyors456c667jj','system','{"letter":"B","theme":"ncx2qh33fpt632ke"}','573fafce52444f25f29522728118eb92471f6c23ad70b96e3d0fe28840f95785','490b2aee97783e07d8b08687200efa8a07d41916e78fc375373a90ab39f61cf6','959c0aa7eb7bbcb659a8bef942baaa707a7581d050ada54b56d42232e69942e5');
INSERT INTO "journal" VALUES(51,'2026-11-21 03:10:37.241278','editions.issue_added','6cqd7l7a3mljcmud','system','{"letter":"C","theme":"ncx2qh33fpt632ke"}','23652f4cc9ded52430374a8f341eaa44288cc1ae8aeeab83bcd17f728075dc06','959c0aa7eb7bbcb659a8bef942baaa707a7581d050ada54b56d42232e69942e5','7c0b4d52807d4cfd7c0ada929b636c4d27c2acd1e4b3826f8f98ac8c200a64ce');
INSERT INTO "journal" VALUES(52,'2026-11-21 03:10:37.242122','editions.issue_added','cn3kg54biuqxydd6','system','{"letter":"D","theme":"ncx2qh33fpt632ke"}','b48aa8ec6acddcbafd04595d6060d4adc423cd8a039b1b2b3da85379b215f87f','7c0b4d52807d4cfd7c0ada929b636c4d27c2acd1e4b3826f8f98ac8c200a64ce','ad17e99ad1868f5fd82b0c91bcaa685c856c1aa0726386f1bec1a5dd29b87ce9');
INSERT INTO "journal" VALUES(53,'2026-11-21 03:10:37.242964','editions.issue_added','zt7tboaqoawjqxnd','system','{"letter":"E","theme":"ncx2qh33fpt632ke"}','30db328c013ab48728f43ab73bd19c9ac2177dd99ac081283abec966bb5315eb','ad17e99ad1868f5fd82b0c91bcaa685c856c1aa0726386f1bec1a5dd29b87ce9','2ac52b3775719ae4bb4cf1b407b1270b8a77eabec1cfbaac081c7b0c6ab69194');
INSERT INTO "journal" VALUES(54,'2026-11-21 03:10:37.243829','editions.theme_added','rzgd6g7lzg6efbbb','system','{"edition":"sb57ky75pwkts35z"}','','2ac52b3775719ae4bb4cf1b407b1270b8a77eabec1cfbaac081c7b0c6ab69194','f2913e5bc9a5b59c497100d30094e7c627b77423761919729a068f9bdb2f90b3');
INSERT INTO "journal" VALUES(55,'2026-11-21 03:10:37.244645','editions.issue_added','zaxrbnc7vgwdybhv','system','{"letter":"A","theme":"rzgd6g7lzg6efbbb"}','db60463afc7f7824c44ff1ff7aa066e0789ae76d25d82d8e9814969f205e9183','f2913e5bc9a5b59c497100d30094e7c627b77423761919729a068f9bdb2f90b3','d4a889ab30a55d7703c55e3f88a90ce872caec83d3908d8d21a7e58d9364e0b0');
INSERT INTO "journal" VALUES(56,'2026-11-21 03:10:37.245561','editions.issue_added','noquzoooiztivbli','system','{"letter":"B","theme":"rzgd6g7lzg6efbbb"}','32fbaf19ec5e0d18e72c660e05362d408cfaf19c07d6bc910d1ffa1cfc237ab4','d4a889ab30a55d7703c55e3f88a90ce872caec83d3908d8d21a7e58d9364e0b0','c58aadfe1c7f131ad6c67aa42e30fbf6bb2030c491fcc6d2a0460871c30ea28f');
INSERT INTO "journal" VALUES(57,'2026-11-21 03:10:37.246439','editions.issue_added','46cpbahg7cpfz5x5','system','{"letter":"C","theme":"rzgd6g7lzg6efbbb"}','42e43c8bd2a5e4d030a2b992205b0ecb0c6e1134881c8becfddfa8a08dff5922','c58aadfe1c7f131ad6c67aa42e30fbf6bb2030c491fcc6d2a0460871c30ea28f','6ec9d146da41803e892cb0fc8d004e41eb7c1c792af3d3a35b2c8404228b4243');
INSERT INTO "journal" VALUES(58,'2026-11-21 03:10:37.247367','editions.issue_added','ryowyvslsu2lgirr','system','{"letter":"D","theme":"rzgd6g7lzg6efbbb"}','1914eb8d85c296302201009008d39863190963ba0b9298b52d2953da12f2f399','6ec9d146da41803e892cb0fc8d004e41eb7c1c792af3d3a35b2c8404228b4243','2f667a33b60ae0b4e8837c2df85438a0cc0c2b0419a65c366c55e13b73834364');
INSERT INTO "journal" VALUES(59,'2026-11-21 03:10:37.248219','editions.issue_added','kpgkvruujyybgtgw','system','{"letter":"E","theme":"rzgd6g7lzg6efbbb"}','7bcc3ad08fd2f21ed8defc55580f0b79390b8d39aa5cffe1e084891359f285a6','2f667a33b60ae0b4e8837c2df85438a0cc0c2b0419a65c366c55e13b73834364','73d4416e66d88bf09af178178adf54a5280e34806430f559619a571219732752');
INSERT INTO "journal" VALUES(60,'2026-11-21 03:10:37.250956','editions.programme_item_added','wnefiq7376jifo6a','system','{"edition":"sb57ky75pwkts35z","kind":"break","minutes":30,"position":1}','','73d4416e66d88bf09af178178adf54a5280e34806430f559619a571219732752','f39ca864549c5068a97ae0341d051103b3c2e66308edee913b0a6299552e89bd');
INSERT INTO "journal" VALUES(61,'2026-11-21 03:10:37.252123','editions.programme_item_added','fkhnqqmg7tp6l4vr','system','{"edition":"sb57ky75pwkts35z","kind":"opening","minutes":10,"position":2}','','f39ca864549c5068a97ae0341d051103b3c2e66308edee913b0a6299552e89bd','76133dfff62e4b0aef4aea8029b46b4e1dc2e7aef25f886da33bfca9c7255c2b');
INSERT INTO "journal" VALUES(62,'2026-11-21 03:10:37.253679','editions.programme_item_added','zhvwzfpw34d75rx6','system','{"edition":"sb57ky75pwkts35z","kind":"roll_call","minutes":10,"position":3}','','76133dfff62e4b0aef4aea8029b46b4e1dc2e7aef25f886da33bfca9c7255c2b','5b19d1c8ad25e125a37ee2c08220a908aa037eed49cef5511c93846670ec47aa');
INSERT INTO "journal" VALUES(63,'2026-11-21 03:10:37.254906','editions.programme_item_added','3gp5nbatqjurersv','system','{"edition":"sb57ky75pwkts35z","kind":"adjusters","minutes":5,"position":4}','','5b19d1c8ad25e125a37ee2c08220a908aa037eed49cef5511c93846670ec47aa','81f4b8bd7839b9a1f9dc09d6d6e91e1c046261ee5bff903fe863a7d5d34cb512');
INSERT INTO "journal" VALUES(64,'2026-11-21 03:10:37.256207','editions.programme_item_added','6l6looi6pw7jvbw7','system','{"edition":"sb57ky75pwkts35z","kind":"information","minutes":10,"position":5}','','81f4b8bd7839b9a1f9dc09d6d6e91e1c046261ee5bff903fe863a7d5d34cb512','5535cf250d46ea03134a8a6eedbc36b0283452122d8c52e35b31f8712bdcfee0');
INSERT INTO "journal" VALUES(65,'2026-11-21 03:10:37.258809','editions.programme_item_added','6hhn7lp5p2cdruya','system','{"edition":"sb57ky75pwkts35z","kind":"theme","minutes":55,"position":6}','','5535cf250d46ea03134a8a6eedbc36b0283452122d8c52e35b31f8712bdcfee0','10a01c844c2051bd7ef41b4cc40dc4bd347e8239834812a9147d2c6d0795c86a');
INSERT INTO "journal" VALUES(66,'2026-11-21 03:10:37.260580','editions.programme_item_added','mhsp3toi5yo6uot7','system','{"edition":"sb57ky75pwkts35z","kind":"theme","minutes":55,"position":7}','','10a01c844c2051bd7ef41b4cc40dc4bd347e8239834812a9147d2c6d0795c86a','ff46f9510100e4f89079d206edfa55bd421c28e4ca3bbaf0fb00abce97fccc37');
INSERT INTO "journal" VALUES(67,'2026-11-21 03:10:37.261870','editions.programme_item_added','y5vomwzs4xiajxrw','system','{"edition":"sb57ky75pwkts35z","kind":"break","minutes":60,"position":8}','','ff46f9510100e4f89079d206edfa55bd421c28e4ca3bbaf0fb00abce97fccc37','d8fc3d090d3fb2b4d964b479a14c1c74c4d0fa1ebe58b603b28376d8419b6a62');
INSERT INTO "journal" VALUES(68,'2026-11-21 03:10:37.263630','editions.programme_item_added','23rq36lhbeplgkp7','system','{"edition":"sb57ky75pwkts35z","kind":"theme","minutes":55,"position":9}','','d8fc3d090d3fb2b4d964b479a14c1c74c4d0fa1ebe58b603b28376d8419b6a62','7919929800cda21cb257c0ddc6f166e3be3d8ce39530c5ef1832fce5e03043d6');
INSERT INTO "journal" VALUES(69,'2026-11-21 03:10:37.264940','editions.programme_item_added','egdusi64i5y2tjg7','system','{"edition":"sb57ky75pwkts35z","kind":"break","minutes":20,"position":10}','','7919929800cda21cb257c0ddc6f166e3be3d8ce39530c5ef1832fce5e03043d6','f15926d63e7c06714a5595b9350153f3b10c0fb30a67312e719d0f4a2c1c691a');
INSERT INTO "journal" VALUES(70,'2026-11-21 03:10:37.266793','editions.programme_item_added','bhnxsfssu5wdid5j','system','{"edition":"sb57ky75pwkts35z","kind":"theme","minutes":50,"position":11}','','f15926d63e7c06714a5595b9350153f3b10c0fb30a67312e719d0f4a2c1c691a','b94eaf01341912d33677d2d55ff4e0228d8116d9ada57d5b6ed98d34a37d6e5e');
INSERT INTO "journal" VALUES(71,'2026-11-21 03:10:37.268122','editions.programme_item_added','3bq2dgjq7pyftbtf','system','{"edition":"sb57ky75pwkts35z","kind":"evaluation","minutes":5,"position":12}','','b94eaf01341912d33677d2d55ff4e0228d8116d9ada57d5b6ed98d34a37d6e5e','ed99f6885ae04271a0fb87885991e126ee8d054ee985788da59aee946447edb7');
INSERT INTO "journal" VALUES(72,'2026-11-21 03:10:37.269514','editions.programme_item_added','pfozmuhjt7e26utw','system','{"edition":"sb57ky75pwkts35z","kind":"closing","minutes":15,"position":13}','','ed99f6885ae04271a0fb87885991e126ee8d054ee985788da59aee946447edb7','80fdb565c23268d8d3787de354fac3153b6d10583b772f78ece40bde251d9207');
INSERT INTO "journal" VALUES(73,'2026-11-21 03:10:37.273525','editions.changed','sb57ky75pwkts35z','system','{"fields":["seats"],"seats":18}','','80fdb565c23268d8d3787de354fac3153b6d10583b772f78ece40bde251d9207','7aefe56c713aa8f60330ce5e406095891fbeef965960516b2881fc472f410a16');
INSERT INTO "journal" VALUES(74,'2026-11-21 03:10:37.278398','budget.frame_set','eph5hgy5aclj3nbj','system','{"edition":"sb57ky75pwkts35z","frame_ore":4000000,"revision":1}','','7aefe56c713aa8f60330ce5e406095891fbeef965960516b2881fc472f410a16','317ac18b2b47749ba7f0e8232cb98d356d12f0712ba9401ca5764ab7a1167171');
INSERT INTO "journal" VALUES(75,'2026-11-21 03:10:37.281647','budget.line_planned','imo34wmye2qi2yqz','system','{"edition":"sb57ky75pwkts35z","planned_ore":1500000}','','317ac18b2b47749ba7f0e8232cb98d356d12f0712ba9401ca5764ab7a1167171','0e79e58fc5e98e178a65020397c2a76093769b3ba55c0f9be8aaa96da8f5b7fe');
INSERT INTO "journal" VALUES(76,'2026-11-21 03:10:37.283933','budget.line_planned','7ejrcif7sa5o3ggc','system','{"edition":"sb57ky75pwkts35z","planned_ore":1400000}','','0e79e58fc5e98e178a65020397c2a76093769b3ba55c0f9be8aaa96da8f5b7fe','4c3a1d7e3801ead086c60f4e7a82ad553e189ad16271cedb005e0dc90c00a76c');
INSERT INTO "journal" VALUES(77,'2026-11-21 03:10:37.286174','budget.line_planned','7frraj3kutfsi37d','system','{"edition":"sb57ky75pwkts35z","planned_ore":800000}','','4c3a1d7e3801ead086c60f4e7a82ad553e189ad16271cedb005e0dc90c00a76c','51693b87e4051bb1462f760f43e6bed6024f6131bc9cd7e78b86e21fadcedf1a');
INSERT INTO "journal" VALUES(78,'2026-11-21 03:10:37.288781','budget.line_planned','jej6ovbf3wwj4vjd','system','{"edition":"sb57ky75pwkts35z","planned_ore":200000}','','51693b87e4051bb1462f760f43e6bed6024f6131bc9cd7e78b86e21fadcedf1a','ca8b9f029e71c5ece6adc7fa7c1e976fdcb11ec3d329ae1e7e3fc2e4160dce52');
INSERT INTO "journal" VALUES(79,'2026-11-21 03:10:37.297365','budget.ordered','osedxgp6alzydj56','system','{"amount_ore":1250000,"counted_ore":1250000,"edition":"sb57ky75pwkts35z","frame_overridden":false,"number":1,"replaces":null,"vat_rate":25}','426267987f84053b43b5a130db39261a00abb78b99badc8e61f5ec6a04f2f617','ca8b9f029e71c5ece6adc7fa7c1e976fdcb11ec3d329ae1e7e3fc2e4160dce52','7f9aca8dc797296b31d34838af9078682deecd89934d6c6a1cb2f23e42309afb');
INSERT INTO "journal" VALUES(80,'2026-11-21 03:10:37.301025','budget.ordered','7p6ia76kmcrlsh7y','system','{"amount_ore":1180000,"counted_ore":1180000,"edition":"sb57ky75pwkts35z","frame_overridden":false,"number":2,"replaces":null,"vat_rate":12}','af7b48993b4ba80ee3e90581b21f5245ebfd3f3a611425368b56052eeeb53981','7f9aca8dc797296b31d34838af9078682deecd89934d6c6a1cb2f23e42309afb','674dfb9c55bf0299076fd5f20975b65e4dfb575c57f965c5f4ae0b407deb4c89');
INSERT INTO "journal" VALUES(81,'2026-11-21 03:10:37.303971','budget.expense_booked','x2zsnk77ghvv7use','system','{"amount_ore":145000,"counted_ore":145000,"edition":"sb57ky75pwkts35z","frame_overridden":false,"number":3,"replaces":null,"vat_rate":25}','87e18fb7ac355c45c9e9eba61ef9499bcae7d6104b128119913155f8ca59b72d','674dfb9c55bf0299076fd5f20975b65e4dfb575c57f965c5f4ae0b407deb4c89','9eb8f393df3c9439b01d25d6629bdec783644793acd371fa60f019ab569846eb');
INSERT INTO "journal" VALUES(82,'2026-11-21 03:10:37.305311','editions.status_changed','sb57ky75pwkts35z','system','{"event":"open","from":"planned","to":"open"}','','9eb8f393df3c9439b01d25d6629bdec783644793acd371fa60f019ab569846eb','d5e42760511cd62ab5c6c6d06a6b553a44f2a28484931cdb09b1495c6f72074b');
INSERT INTO "journal" VALUES(83,'2026-11-21 03:10:37.313094','registration.registered','2tkhkldeorqp6gol','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[1],"votes":1}','2b42f2b3bd747ecb1e9b300a8a902d9858180e7dc6ad79c0615599eb9eecdc4c','d5e42760511cd62ab5c6c6d06a6b553a44f2a28484931cdb09b1495c6f72074b','3d56cff6a9c746769b60a5032f4ef25b40bab2f893458758f91a77d7af4772b1');
INSERT INTO "journal" VALUES(84,'2026-11-21 03:10:37.317308','registration.registered','owbtnpvam3gvwbc3','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[2],"votes":1}','adf5008b125cde014ac49c6c307b2307cfce9835174cb7f3a59237d442e1742a','3d56cff6a9c746769b60a5032f4ef25b40bab2f893458758f91a77d7af4772b1','c9d8b4644cc367f2975737216e095baadef505d780b6de3c72a9143cc1f1af9a');
INSERT INTO "journal" VALUES(85,'2026-11-21 03:10:37.319974','registration.registered','ckisaamorg27dalt','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[3],"votes":1}','e95ba11412195b65de380d44a1ca07a74624cbf27fc5520257d5c8b381cbca7e','c9d8b4644cc367f2975737216e095baadef505d780b6de3c72a9143cc1f1af9a','73a39e56e95358b823715a961ab453bf24ca003a49cadbd16b7eb4f16da0b04e');
INSERT INTO "journal" VALUES(86,'2026-11-21 03:10:37.322685','registration.registered','hixyjcrsv5qvbu4p','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[4],"votes":1}','8f31e0a039035a3f65772abad4beccee1fb5bd21a17dfec2d05abe69485a38a4','73a39e56e95358b823715a961ab453bf24ca003a49cadbd16b7eb4f16da0b04e','5fc25d5f7a3db4dfa5b840354d0913593c54953cee5d5726458e6dda2924bfd7');
INSERT INTO "journal" VALUES(87,'2026-11-21 03:10:37.325270','registration.registered','3zv25mofo2qa3r4w','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[5],"votes":1}','263b760ee85ad35bee2d8c3b2f3e0dc7bddc9264385ee136bfee681a847631e0','5fc25d5f7a3db4dfa5b840354d0913593c54953cee5d5726458e6dda2924bfd7','57e4a9b7fdb610dacef023b86072a8becd664826b98896c9e361e6c3d967a30a');
INSERT INTO "journal" VALUES(88,'2026-11-21 03:10:37.328006','registration.registered','umx4hppbxw2236m4','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[6],"votes":1}','f9fddc8c9380808f2d39c3064033039f614c4a6503c39582fa3caa7286fe8994','57e4a9b7fdb610dacef023b86072a8becd664826b98896c9e361e6c3d967a30a','1066376d87b09be56369e1d5f44ca65079735da1b34e27d047892b2ddfd28438');
INSERT INTO "journal" VALUES(89,'2026-11-21 03:10:37.331314','registration.registered','h3phrfirred6n3au','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[7],"votes":1}','f42227b2d0ed7569a8867ce64426a7b16a1c93324a354cf5a2a05259fa4e02a1','1066376d87b09be56369e1d5f44ca65079735da1b34e27d047892b2ddfd28438','7a2638869ac77af1945342d1718ef802726210054125bf7ff37ae36ebcfda128');
INSERT INTO "journal" VALUES(90,'2026-11-21 03:10:37.334960','registration.registered','l5vq7znu6ecc5d2o','system','{"edition":"sb57ky75pwkts35z","kind":"company","seats":[8],"votes":1}','22f3c5ea042fb2ed03597c2efbe1bdbc5c380adea65d8b7af36cdc828cb69502','7a2638869ac77af1945342d1718ef802726210054125bf7ff37ae36ebcfda128','be6e981c458d660fb54a0624120f743cee085fbcb972f4efe845ad725dc94dbf');
INSERT INTO "journal" VALUES(91,'2023-10-19 06:20:00.006245','door.checked_in','jztfons4e66gcerd','system','{"at":"2023-10-19T06:20:00.004Z","how":"name"}','','be6e981c458d660fb54a0624120f743cee085fbcb972f4efe845ad725dc94dbf','42d255bb4ec8ee978f298bde854931e0a9ab98e70176e88122601e2bee6d7ede');
INSERT INTO "journal" VALUES(92,'2023-10-19 06:20:00.008038','door.checked_in','xfoxhdot5uohmax2','system','{"at":"2023-10-19T06:20:00.007Z","how":"name"}','','42d255bb4ec8ee978f298bde854931e0a9ab98e70176e88122601e2bee6d7ede','a63103daffc0201cebcd137e4a73f671c4cdd50bb90e120596d7a75860c3b111');
INSERT INTO "journal" VALUES(93,'2023-10-19 06:20:00.009440','door.checked_in','vfxs3n57u26g3gqs','system','{"at":"2023-10-19T06:20:00.008Z","how":"name"}','','a63103daffc0201cebcd137e4a73f671c4cdd50bb90e120596d7a75860c3b111','615db2538cd4dab26de17d2abc199599ef9fa31ae70a12c53297f2615435edf0');
INSERT INTO "journal" VALUES(94,'2023-10-19 06:20:00.010889','door.checked_in','obeb4qjyuk2rjdj3','system','{"at":"2023-10-19T06:20:00.010Z","how":"name"}','','615db2538cd4dab26de17d2abc199599ef9fa31ae70a12c53297f2615435edf0','cb9fba356be4da4be19b1338cfabdaea47491a022dcfbc41152cbd6a8670c274');
INSERT INTO "journal" VALUES(95,'2023-10-19 06:20:00.012327','door.checked_in','2q4gmqqff5bvavvm','system','{"at":"2023-10-19T06:20:00.011Z","how":"name"}','','cb9fba356be4da4be19b1338cfabdaea47491a022dcfbc41152cbd6a8670c274','dc71001d03198ac76ace8495c5a2fe15cec3b6a59725d57bc46b43746a9f341a');
INSERT INTO "journal" VALUES(96,'2023-10-19 06:20:00.013799','door.checked_in','7kyazvpexnnvfszq','system','{"at":"2023-10-19T06:20:00.013Z","how":"name"}','','dc71001d03198ac76ace8495c5a2fe15cec3b6a59725d57bc46b43746a9f341a','3f0cbbc4da44755e622516df2c14d4501eda2562195bfcd4f2109cb19b6140b7');
INSERT INTO "journal" VALUES(97,'2023-10-19 06:20:00.014972','door.checked_in','elf5owprrgi34j5k','system','{"at":"2023-10-19T06:20:00.014Z","how":"name"}','','3f0cbbc4da44755e622516df2c14d4501eda2562195bfcd4f2109cb19b6140b7','7731e80e5c8cd3078bec7d11874230fc3908593a327e63b9fbc2abb86f8f1e49');
INSERT INTO "journal" VALUES(98,'2023-10-19 06:20:00.016305','door.checked_in','hfwy47nnhzwlmaze','system','{"at":"2023-10-19T06:20:00.015Z","how":"name"}','','7731e80e5c8cd3078bec7d11874230fc3908593a327e63b9fbc2abb86f8f1e49','dba56ba3525e06c9a18bc998ff2727528f70a18cc588fc395e996eefa6dc0513');
INSERT INTO "journal" VALUES(99,'2023-10-19 06:20:00.021972','sitting.prepared','otui5w3i5olvqtu2','system','{}','','dba56ba3525e06c9a18bc998ff2727528f70a18cc588fc395e996eefa6dc0513','789de1c90b7291c767c930b70c6e2956313e29bc84a4a8de98592959844b2528');
INSERT INTO "journal" VALUES(100,'2023-10-19 06:20:00.025995','sitting.chair_named','otui5w3i5olvqtu2','system','{"at":"2023-10-19T06:20:00.025Z"}','1b2e42c72b5107954ad179a6b99efa6ab4d0a8121c2ec39feb8418e6fd9f534e','789de1c90b7291c767c930b70c6e2956313e29bc84a4a8de98592959844b2528','a72a0c324fbfc878aec1e0117e00594dff76d075af053107397404f5ebcb13d7');
INSERT INTO "journal" VALUES(101,'2023-10-19 06:20:00.028301','sitting.secretary_named','otui5w3i5olvqtu2','system','{"at":"2023-10-19T06:20:00.027Z"}','407ce5a4123c4e1b26b06a71121de2ba1faf77adfb46ab8e6245b45fdda52dfe','a72a0c324fbfc878aec1e0117e00594dff76d075af053107397404f5ebcb13d7','f7fc1ed9ca25f1429307fefb10ce03e3befb64e80f95fd442ab21127fd6ebe35');
INSERT INTO "journal" VALUES(102,'2023-10-19 07:30:00.002396','editions.status_changed','sb57ky75pwkts35z','system','{"event":"begin","from":"open","to":"live"}','','f7fc1ed9ca25f1429307fefb10ce03e3befb64e80f95fd442ab21127fd6ebe35','b3c5daf076dee62855084d086c6fec357e7008b6bb9ec463d21d29ef406a48bc');
INSERT INTO "journal" VALUES(103,'2023-10-19 07:30:00.002686','sitting.open','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:30:00.000Z"}','','b3c5daf076dee62855084d086c6fec357e7008b6bb9ec463d21d29ef406a48bc','73c5ab527ec18f4a75f6262a60c94f0ebe8354da9c972d12cb206685f4e4d50e');
INSERT INTO "journal" VALUES(104,'2023-10-19 07:30:00.006866','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:30:00.004Z","item":"dewdeoa2w2ovejob"}','','73c5ab527ec18f4a75f6262a60c94f0ebe8354da9c972d12cb206685f4e4d50e','7f558a35f977249481fdd2728c3f704ed4e0af54fa121f2c89fb487396bd7b89');
INSERT INTO "journal" VALUES(105,'2023-10-19 07:30:00.012496','questions.asked','lejadqvemz5wb7vm','seat:2q4gmqqff5bvavvm','{"seat":"2q4gmqqff5bvavvm","theme":"cqxxrketap4nhflu"}','38e75e4a285487090e086678e6861e929591e43da29bed07b197fc9db3b926f2','7f558a35f977249481fdd2728c3f704ed4e0af54fa121f2c89fb487396bd7b89','7af8532c2d4bbbfd5f70585c5f0b6fc567c344e4db2fdde9b6dc231102c9a61b');
INSERT INTO "journal" VALUES(106,'2023-10-19 07:30:00.015106','questions.approved','lejadqvemz5wb7vm','system','{}','','7af8532c2d4bbbfd5f70585c5f0b6fc567c344e4db2fdde9b6dc231102c9a61b','e6fee91011f5d4daf796e6cae19143ae8a4aa09afdd187697bce1a9eb47726d2');
INSERT INTO "journal" VALUES(107,'2023-10-19 07:30:00.022027','questions.asked','vxsl4ob2e6xyncdr','seat:elf5owprrgi34j5k','{"seat":"elf5owprrgi34j5k","theme":"cqxxrketap4nhflu"}','4dea00f294708dca383ab113308b3e47905ad82bece88375e33804f90dbe2158','e6fee91011f5d4daf796e6cae19143ae8a4aa09afdd187697bce1a9eb47726d2','05ad96583d3342b4781cc518fca8b138134ac129a1365c27241d1047816624d8');
INSERT INTO "journal" VALUES(108,'2023-10-19 07:30:00.023174','questions.approved','vxsl4ob2e6xyncdr','system','{}','','05ad96583d3342b4781cc518fca8b138134ac129a1365c27241d1047816624d8','327b00dbd4874b9144e66b96b4e6f552bfa79753b7a57611ab3362299ca81b06');
INSERT INTO "journal" VALUES(109,'2023-10-19 07:30:00.030303','questions.asked','cfepl3dgfebcbz4x','seat:vfxs3n57u26g3gqs','{"seat":"vfxs3n57u26g3gqs","theme":"cqxxrketap4nhflu"}','33f4e34e6c3d1eef27cbcbf67b0aa7751712ab6eeb40fc656cdbf9bc50738a24','327b00dbd4874b9144e66b96b4e6f552bfa79753b7a57611ab3362299ca81b06','08e535c4eef31d25e43450f7a80bf97df43f201a61e13d911e6ae14b1182edde');
INSERT INTO "journal" VALUES(110,'2023-10-19 07:30:00.031372','questions.approved','cfepl3dgfebcbz4x','system','{}','','08e535c4eef31d25e43450f7a80bf97df43f201a61e13d911e6ae14b1182edde','e980755a70bdab3befffb2e358b7e9a38f2f3b8415f4320333ee58c3a9c69b7e');
INSERT INTO "journal" VALUES(111,'2023-10-19 07:30:00.039850','questions.asked','svwp42jzmslgdjcf','seat:jztfons4e66gcerd','{"seat":"jztfons4e66gcerd","theme":"cqxxrketap4nhflu"}','26fbae3f3a5804c5d17a286b13ec9c0763039de8294de99c67df3e40a0c7dbc1','e980755a70bdab3befffb2e358b7e9a38f2f3b8415f4320333ee58c3a9c69b7e','7471f38f91b3e217fedbbe8bf4bf32534c87102df3c0f3fe66273ab31bc995f1');
INSERT INTO "journal" VALUES(112,'2023-10-19 07:30:00.041754','questions.asked','wmrbypduzvgon2ws','seat:hfwy47nnhzwlmaze','{"seat":"hfwy47nnhzwlmaze","theme":"mdp7qeeqol6pi7vy"}','8544085079abb30cb33f1b478447e0b537d31136655c258ae3b01a4480905127','7471f38f91b3e217fedbbe8bf4bf32534c87102df3c0f3fe66273ab31bc995f1','657bfa8b09593d7e5cc8be9b37bb59d1c9757bdb891f65d94ed98177737e7289');
INSERT INTO "journal" VALUES(113,'2023-10-19 07:30:00.042868','questions.approved','wmrbypduzvgon2ws','system','{}','','657bfa8b09593d7e5cc8be9b37bb59d1c9757bdb891f65d94ed98177737e7289','0e00a6e3284af7ec7124fb178b097262511f306ab2ddba3c7f55509c26539b0c');
INSERT INTO "journal" VALUES(114,'2023-10-19 07:30:00.049792','questions.asked','zxmqczjag3onqi6i','seat:xfoxhdot5uohmax2','{"seat":"xfoxhdot5uohmax2","theme":"mdp7qeeqol6pi7vy"}','d0ea10004cb90d5c75ba608a122ba26b11f1ae4751f71a8044dd0b56333024b7','0e00a6e3284af7ec7124fb178b097262511f306ab2ddba3c7f55509c26539b0c','6022d80dd6fdf6c123ebd5ac5f05ed23b550b83085bde6728b10092f3d6ff6da');
INSERT INTO "journal" VALUES(115,'2023-10-19 07:30:00.050994','questions.approved','zxmqczjag3onqi6i','system','{}','','6022d80dd6fdf6c123ebd5ac5f05ed23b550b83085bde6728b10092f3d6ff6da','837ba0ed62201f4e2832d5abd0480f9e2fc83576cc6ef971b1f3f74455c6f300');
INSERT INTO "journal" VALUES(116,'2023-10-19 07:30:00.056843','questions.asked','yrhsatwydm6vljza','seat:7kyazvpexnnvfszq','{"seat":"7kyazvpexnnvfszq","theme":"mdp7qeeqol6pi7vy"}','b574347f86e6857c7a0b057c3556626c4837b988ce0d5fa895dcecf7e9d61f80','837ba0ed62201f4e2832d5abd0480f9e2fc83576cc6ef971b1f3f74455c6f300','67b10636d90ed26b76cc2943b7d301341b735b81a212cf7a08ce05cc6712892b');
INSERT INTO "journal" VALUES(117,'2023-10-19 07:30:00.057893','questions.approved','yrhsatwydm6vljza','system','{}','','67b10636d90ed26b76cc2943b7d301341b735b81a212cf7a08ce05cc6712892b','5b4e9d8190e0fb22f6a5c1f023fdc5fbc3db2f7e078c222d3cc57af720873f59');
INSERT INTO "journal" VALUES(118,'2023-10-19 07:30:00.066859','questions.asked','k3vzyjtrctj5pysc','seat:obeb4qjyuk2rjdj3','{"seat":"obeb4qjyuk2rjdj3","theme":"mdp7qeeqol6pi7vy"}','fea8c927fcaf7835509cd1484d70eb65659798ec3abc1d3d98e4bf38a9a44f17','5b4e9d8190e0fb22f6a5c1f023fdc5fbc3db2f7e078c222d3cc57af720873f59','3e7adb9f1f096d0f7b216d8065f8474167be1a7050e4b08b7abce581f8e00e67');
INSERT INTO "journal" VALUES(119,'2023-10-19 07:30:00.068863','questions.asked','pxrkkntc2lziimou','seat:2q4gmqqff5bvavvm','{"seat":"2q4gmqqff5bvavvm","theme":"ncx2qh33fpt632ke"}','3675c416131c094730f4787675a50f5d13ead590441ccfc2fb8c6c50ae4e65de','3e7adb9f1f096d0f7b216d8065f8474167be1a7050e4b08b7abce581f8e00e67','e754ca9bfa1342801a9d6f8739f8e6fe5c762d6dde9e14552204a0e768b720b7');
INSERT INTO "journal" VALUES(120,'2023-10-19 07:30:00.069931','questions.approved','pxrkkntc2lziimou','system','{}','','e754ca9bfa1342801a9d6f8739f8e6fe5c762d6dde9e14552204a0e768b720b7','435edbacb61310088bd893d151d27af50420c3aa4246402c4a96c4ab9b172443');
INSERT INTO "journal" VALUES(121,'2023-10-19 07:30:00.078672','questions.asked','77fakzz6lkd4dncr','seat:elf5owprrgi34j5k','{"seat":"elf5owprrgi34j5k","theme":"ncx2qh33fpt632ke"}','7da19cd160dbd289cc0663f39a9872eaaaf41bc859e5186e11679017018dd36d','435edbacb61310088bd893d151d27af50420c3aa4246402c4a96c4ab9b172443','5f309a50c642abb332251a53d88f2edb04fb7f3ff3a83d641ddc909ebb1bdd16');
INSERT INTO "journal" VALUES(122,'2023-10-19 07:30:00.079833','questions.approved','77fakzz6lkd4dncr','system','{}','','5f309a50c642abb332251a53d88f2edb04fb7f3ff3a83d641ddc909ebb1bdd16','0e004bd823c9a73bbf5251c0a3e4d84daac4de9e451fa6aae02ac2ab8dd99974');
INSERT INTO "journal" VALUES(123,'2023-10-19 07:30:00.088537','questions.asked','v37b7yguhqbseybo','seat:vfxs3n57u26g3gqs','{"seat":"vfxs3n57u26g3gqs","theme":"ncx2qh33fpt632ke"}','f222790c8efbbdce86c7058383ee2c32c405570ff8317c950f3401f10fc7460c','0e004bd823c9a73bbf5251c0a3e4d84daac4de9e451fa6aae02ac2ab8dd99974','67ed4adc4b0f76d062865a6fb98a35d89975f784a2398db0c795340fdc9624e0');
INSERT INTO "journal" VALUES(124,'2023-10-19 07:30:00.089606','questions.approved','v37b7yguhqbseybo','system','{}','','67ed4adc4b0f76d062865a6fb98a35d89975f784a2398db0c795340fdc9624e0','983972a729719c6f27aca461bae78b306bac488df75489e40309aaf2b7b43d7d');
INSERT INTO "journal" VALUES(125,'2023-10-19 07:30:00.098033','questions.asked','m454366ktfdnojeu','seat:jztfons4e66gcerd','{"seat":"jztfons4e66gcerd","theme":"ncx2qh33fpt632ke"}','d33a66ce5ddfb3480fdf3aab9c202966a26474abd9dd46f535055676085d5562','983972a729719c6f27aca461bae78b306bac488df75489e40309aaf2b7b43d7d','86c8177024f64c2565cfe47c398f85d33c5c00183e6ac5c367ad83a1c39ceca6');
INSERT INTO "journal" VALUES(126,'2023-10-19 07:30:00.100025','questions.asked','jpm6vn4koh25xvqy','seat:hfwy47nnhzwlmaze','{"seat":"hfwy47nnhzwlmaze","theme":"rzgd6g7lzg6efbbb"}','94e348bc2b3c8cc02144d4d422372bbb93dee5358f16e2931880312d61673db8','86c8177024f64c2565cfe47c398f85d33c5c00183e6ac5c367ad83a1c39ceca6','9d8964aea254222dc808b95f51bce01857282976a3f52676baf8006add593584');
INSERT INTO "journal" VALUES(127,'2023-10-19 07:30:00.101030','questions.approved','jpm6vn4koh25xvqy','system','{}','','9d8964aea254222dc808b95f51bce01857282976a3f52676baf8006add593584','b49cd5a1d5ff494e43466f0769f2c10a12a49e1287d689e35114e052efcd5ddb');
INSERT INTO "journal" VALUES(128,'2023-10-19 07:30:00.104761','questions.asked','3zmrqfpevdzzcq7n','seat:xfoxhdot5uohmax2','{"seat":"xfoxhdot5uohmax2","theme":"rzgd6g7lzg6efbbb"}','a793e77f8ff67743a031e48a1d45dc28b4e96d3806a32f0fe59e9e97549108a3','b49cd5a1d5ff494e43466f0769f2c10a12a49e1287d689e35114e052efcd5ddb','28a276cb13f8853de6b5827ab5dbffbb14c715119b48e09695666777b7f9c34d');
INSERT INTO "journal" VALUES(129,'2023-10-19 07:30:00.105782','questions.approved','3zmrqfpevdzzcq7n','system','{}','','28a276cb13f8853de6b5827ab5dbffbb14c715119b48e09695666777b7f9c34d','728dde2e4ced4a2340dc0dc2b027661199df766598c15d48c52ab500ccd576aa');
INSERT INTO "journal" VALUES(130,'2023-10-19 07:30:00.110355','questions.asked','rn767otbjeqpwfau','seat:7kyazvpexnnvfszq','{"seat":"7kyazvpexnnvfszq","theme":"rzgd6g7lzg6efbbb"}','f41eca1bff76a77b47ced53e062287d50e40492fc086634580ffb6f490d3b063','728dde2e4ced4a2340dc0dc2b027661199df766598c15d48c52ab500ccd576aa','062448fc3ca58b3b44967cefc181bc34b0a7525036cff1a4ee183fd7e7b0ade6');
INSERT INTO "journal" VALUES(131,'2023-10-19 07:30:00.111395','questions.approved','rn767otbjeqpwfau','system','{}','','062448fc3ca58b3b44967cefc181bc34b0a7525036cff1a4ee183fd7e7b0ade6','f9cefc76f24c3d7cec8cfa26e96a8eb7ac397c3a4cf27c6640978207937aa70f');
INSERT INTO "journal" VALUES(132,'2023-10-19 07:30:00.119682','questions.asked','5442sqjo5nyrlyb7','seat:obeb4qjyuk2rjdj3','{"seat":"obeb4qjyuk2rjdj3","theme":"rzgd6g7lzg6efbbb"}','69eca5e8aa21c3378529c4faeabf7bb63430dc4b7dc6038bd3551ceec5ef284c','f9cefc76f24c3d7cec8cfa26e96a8eb7ac397c3a4cf27c6640978207937aa70f','adbb1270f4fc15da70e620f8a76a2982fd96f8a1e8b5a0423bd97e4e8e5854a6');
INSERT INTO "journal" VALUES(133,'2023-10-19 07:30:00.125415','voting.division_created','oggxk27itcctralh','system','{"kind":"choose","secrecy":"secret"}','','adbb1270f4fc15da70e620f8a76a2982fd96f8a1e8b5a0423bd97e4e8e5854a6','9b9cf907794a17850083f5ba05305819b681fd3c16cde2b31e682a8a6493f460');
INSERT INTO "journal" VALUES(134,'2023-10-19 07:30:00.131606','voting.division_opened','oggxk27itcctralh','system','{"register_size":8}','','9b9cf907794a17850083f5ba05305819b681fd3c16cde2b31e682a8a6493f460','f1625f4969ae651a2b68893414ae2a46675b05328b1231326690d825ff20773e');
INSERT INTO "journal" VALUES(135,'2023-10-19 07:32:00.154690','voting.division_closed','oggxk27itcctralh','system','{"cast":8,"register_size":8,"sum":"1b58b74716fc2aa9687a5a74a23eed4931624cba8885e135ca71c78babc75aa1"}','','f1625f4969ae651a2b68893414ae2a46675b05328b1231326690d825ff20773e','4e10380af153a4385a9c9ae6c4a009824ca6875f5346fa2f6bebf893037dc014');
INSERT INTO "journal" VALUES(136,'2023-10-19 07:33:00.175991','voting.division_declared','oggxk27itcctralh','system','{"blank":0,"counts":{"A":7,"B":1},"decided_by":"majority","digital":8,"paper":0,"winners":["A"]}','','4e10380af153a4385a9c9ae6c4a009824ca6875f5346fa2f6bebf893037dc014','54ec745bc6b86340ed97a0483d7907d122618749fd60faa39b47833620bfd051');
INSERT INTO "journal" VALUES(137,'2023-10-19 07:33:00.179284','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:33:00.178Z","item":"dewdeoa2w2ovejob"}','198f83a28b01ccf23439dde4fe73ee3f8bcbe2354215e824971f1e7045092b21','54ec745bc6b86340ed97a0483d7907d122618749fd60faa39b47833620bfd051','22c237d17c5d4dc212b2767e6d921bf334d331c16e0c730647b5adcc7f62becf');
INSERT INTO "journal" VALUES(138,'2023-10-19 07:40:00.002184','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:40:00.000Z","item":"kowffd4d66pihvqq"}','','22c237d17c5d4dc212b2767e6d921bf334d331c16e0c730647b5adcc7f62becf','30082fe5385b028cea50ab9442215c345b94f42446a320e79f8b795dac8622af');
INSERT INTO "journal" VALUES(139,'2023-10-19 07:40:00.004561','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:40:00.004Z","item":"kowffd4d66pihvqq"}','1eee5d7d59180bd3bc430c1a0f810ed21702333dcb25a13a880eb956abb89c10','30082fe5385b028cea50ab9442215c345b94f42446a320e79f8b795dac8622af','a679a8f1bdeefe255dd18d22a143558f5b3970282771dcc761bb59a5e0c46cb3');
INSERT INTO "journal" VALUES(140,'2023-10-19 07:50:00.001864','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:50:00.000Z","item":"d7tmj2mwwod7fusc"}','','a679a8f1bdeefe255dd18d22a143558f5b3970282771dcc761bb59a5e0c46cb3','c40c250ca70ed7ba088ffd9b6af24dbd45d7a70719b3635b672f7569185d87ed');
INSERT INTO "journal" VALUES(141,'2023-10-19 07:50:00.004372','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:50:00.004Z","item":"d7tmj2mwwod7fusc"}','7d3a4c06c2595c3bafa6ce87525e61fbc2cd3a64185661bb25de470a9385104f','c40c250ca70ed7ba088ffd9b6af24dbd45d7a70719b3635b672f7569185d87ed','8bd482d1692332c757dc2b08992fbdef67212cd6d6f87c3f8fd63d6105cb3d27');
INSERT INTO "journal" VALUES(142,'2023-10-19 07:55:00.001924','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T07:55:00.001Z","item":"jy6ekil56ojjl4jt"}','','8bd482d1692332c757dc2b08992fbdef67212cd6d6f87c3f8fd63d6105cb3d27','6b25ef89ed2e0959c23d8df7116b9f4b6d1f29468f04185c5affcd3f46995ef1');
INSERT INTO "journal" VALUES(143,'2023-10-19 08:05:00.001793','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T08:05:00.000Z","item":"zw3e5tomaznwizhx"}','','6b25ef89ed2e0959c23d8df7116b9f4b6d1f29468f04185c5affcd3f46995ef1','a5f48a029ea9e5c9b2267191d68a0a68fca1116847c464f849259bd6ffdb9bb8');
INSERT INTO "journal" VALUES(144,'2023-10-19 08:15:00.007997','questions.shown','lejadqvemz5wb7vm','system','{}','','a5f48a029ea9e5c9b2267191d68a0a68fca1116847c464f849259bd6ffdb9bb8','c4569326b1ad4d0624000785eb6c77cad8165fa893e91b059d24022ce989df75');
INSERT INTO "journal" VALUES(145,'2023-10-19 08:19:00.009901','questions.answered','lejadqvemz5wb7vm','system','{"due":null,"outcome":"answered"}','2da6d158b68b2957040dfdd44ed4be2d6b36cea446391acfe0726f0513325ee5','c4569326b1ad4d0624000785eb6c77cad8165fa893e91b059d24022ce989df75','54ceabc34090d68c451be401ff5d7319dce827be450275854df0549d0d3ee07e');
INSERT INTO "journal" VALUES(146,'2023-10-19 08:19:00.011618','questions.shown','vxsl4ob2e6xyncdr','system','{}','','54ceabc34090d68c451be401ff5d7319dce827be450275854df0549d0d3ee07e','b09ad89638507ed2b6e70df76b592d41f379e04abeefaf12a8186ae5e56d4e48');
INSERT INTO "journal" VALUES(147,'2023-10-19 08:23:00.013369','questions.answered','vxsl4ob2e6xyncdr','system','{"due":"2023-11-09","outcome":"in_writing"}','f75b4709bd18a352f040e9993bca5efddc3b13cdd53a264302239211badfcead','b09ad89638507ed2b6e70df76b592d41f379e04abeefaf12a8186ae5e56d4e48','e6142e96d86de21590e8a996881fee34fc133c0fc4c71136de2277ce68b26d43');
INSERT INTO "journal" VALUES(148,'2023-10-19 08:23:00.015055','questions.shown','cfepl3dgfebcbz4x','system','{}','','e6142e96d86de21590e8a996881fee34fc133c0fc4c71136de2277ce68b26d43','bbc56a798343daed40dee955fb34405d683edab6a35963b8032cc7cd197eff00');
INSERT INTO "journal" VALUES(149,'2023-10-19 08:27:00.016745','questions.answered','cfepl3dgfebcbz4x','system','{"due":null,"outcome":"belongs_elsewhere"}','5b11675634dd46fb41d15b9aeac09fbb714a0256725dfdfe8a8879d81db86ff1','bbc56a798343daed40dee955fb34405d683edab6a35963b8032cc7cd197eff00','5754222b4acde2ef41bdd17429191ff1e79a8861a4639df1300b8846602b80df');
INSERT INTO "journal" VALUES(150,'2023-10-19 08:47:00.020600','voting.division_created','lo3vqbjtbao32ih5','system','{"kind":"choose","secrecy":"secret"}','','5754222b4acde2ef41bdd17429191ff1e79a8861a4639df1300b8846602b80df','dd4359d5374ff86b6e62564ceb0a508d63a298b322e88e875bbc3a9a82bb1095');
INSERT INTO "journal" VALUES(151,'2023-10-19 08:47:00.024105','voting.division_opened','lo3vqbjtbao32ih5','system','{"register_size":8}','','dd4359d5374ff86b6e62564ceb0a508d63a298b322e88e875bbc3a9a82bb1095','bed67b3ba7264dbbc2e5d7d55cb720d34ad5297e68cd0a54f379c305279c53e1');
INSERT INTO "journal" VALUES(152,'2023-10-19 08:49:00.034206','voting.division_closed','lo3vqbjtbao32ih5','system','{"cast":8,"register_size":8,"sum":"11501708ecb9dd19d89926d37ef927908a124a6f19a0f4ff1d279fdae14eae6e"}','','bed67b3ba7264dbbc2e5d7d55cb720d34ad5297e68cd0a54f379c305279c53e1','4c102ace659f703bf856a19075096bf69e24a41d81707a3018ef96d280f11dce');
INSERT INTO "journal" VALUES(153,'2023-10-19 08:50:00.047538','voting.division_declared','lo3vqbjtbao32ih5','system','{"blank":0,"counts":{"A":5,"B":2,"C":1,"D":0,"E":0},"decided_by":"majority","digital":8,"paper":0,"winners":["A","B"]}','','4c102ace659f703bf856a19075096bf69e24a41d81707a3018ef96d280f11dce','da8731590dd897f916215bde141e01ec1a4620673e874f153a77880af6dff79d');
INSERT INTO "journal" VALUES(154,'2023-10-19 08:50:00.050435','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T08:50:00.050Z","item":"zw3e5tomaznwizhx"}','477386b8466e977cd3444f1bdd6a0f2c76bea4a49cc7629f42a988a306120d70','da8731590dd897f916215bde141e01ec1a4620673e874f153a77880af6dff79d','30a1c01d0817730d6fc9b4c4c1fe13110ea976f087fa201da218fdedcb9ff500');
INSERT INTO "journal" VALUES(155,'2023-10-19 08:50:00.056765','voting.division_created','jkubzglbch54x2vv','system','{"kind":"yes_no","secrecy":"recorded"}','','30a1c01d0817730d6fc9b4c4c1fe13110ea976f087fa201da218fdedcb9ff500','e13467a7ebf710bc310de50dddaae03745a8bc5900c7f37492dba39c2b67b464');
INSERT INTO "journal" VALUES(156,'2023-10-19 08:50:00.060265','voting.division_opened','jkubzglbch54x2vv','system','{"register_size":8}','','e13467a7ebf710bc310de50dddaae03745a8bc5900c7f37492dba39c2b67b464','9eb4d34821540b2cfc2e8ff47d537d10ac85f59bb748cf992255b0d162678397');
INSERT INTO "journal" VALUES(157,'2023-10-19 08:52:00.069184','voting.division_closed','jkubzglbch54x2vv','system','{"cast":8,"register_size":8,"sum":"4df635e5281629183ab7c701bafa7360069b02243b3a1e8ca5abe982a1f2d75b"}','','9eb4d34821540b2cfc2e8ff47d537d10ac85f59bb748cf992255b0d162678397','f9576581bd18f1a6af9b2793a7511adfda54b7d8442773829bd0e78abb84c383');
INSERT INTO "journal" VALUES(158,'2023-10-19 08:53:00.071223','voting.division_declared','jkubzglbch54x2vv','system','{"blank":0,"counts":{"abstain":1,"no":2,"yes":5},"decided_by":"majority","digital":8,"paper":0,"winners":["yes"]}','','f9576581bd18f1a6af9b2793a7511adfda54b7d8442773829bd0e78abb84c383','640048863fd109e7439a366919d29a662b9ab2da178a2113f47f57afada9a198');
INSERT INTO "journal" VALUES(159,'2023-10-19 09:00:00.002175','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T09:00:00.001Z","item":"vsk577c56wsohzr2"}','','640048863fd109e7439a366919d29a662b9ab2da178a2113f47f57afada9a198','65c4dcf26e3dd394c3c573d6a25b8e8f074c323ed344944c8542c0f3ef544892');
INSERT INTO "journal" VALUES(160,'2023-10-19 09:10:00.006209','questions.shown','wmrbypduzvgon2ws','system','{}','','65c4dcf26e3dd394c3c573d6a25b8e8f074c323ed344944c8542c0f3ef544892','5be01b621e87df5bfb7d70faaeb16d131c3b1803e1d4d35473322cd5d3f0abc7');
INSERT INTO "journal" VALUES(161,'2023-10-19 09:14:00.007785','questions.answered','wmrbypduzvgon2ws','system','{"due":null,"outcome":"answered"}','9d110072f18b522e3e91f87bc92e9cfdc8adc5cd1d154d992c605d21078d02fe','5be01b621e87df5bfb7d70faaeb16d131c3b1803e1d4d35473322cd5d3f0abc7','d05d98efc589fd79665902d3f65d616aec49c7afdb4abc581a1fdb4071340bc6');
INSERT INTO "journal" VALUES(162,'2023-10-19 09:14:00.009534','questions.shown','zxmqczjag3onqi6i','system','{}','','d05d98efc589fd79665902d3f65d616aec49c7afdb4abc581a1fdb4071340bc6','f94379323ca1f1118eaaa6a30fd78b869c9d26251b1255d0035cf2116507990e');
INSERT INTO "journal" VALUES(163,'2023-10-19 09:18:00.011002','questions.answered','zxmqczjag3onqi6i','system','{"due":"2023-11-09","outcome":"in_writing"}','1dab683f2e994e37af4e21f474230003324447a63ec18428ead23378ed6d5bad','f94379323ca1f1118eaaa6a30fd78b869c9d26251b1255d0035cf2116507990e','bcc3f26200b8a2ab37a30f01100d5dcc17857d52b74584b834214a723bd0fd84');
INSERT INTO "journal" VALUES(164,'2023-10-19 09:18:00.012730','questions.shown','yrhsatwydm6vljza','system','{}','','bcc3f26200b8a2ab37a30f01100d5dcc17857d52b74584b834214a723bd0fd84','28201d9c545b7bc9e14221e516c2d08e9b180cb68714bcdfb0e4b7d2192a5017');
INSERT INTO "journal" VALUES(165,'2023-10-19 09:22:00.014238','questions.answered','yrhsatwydm6vljza','system','{"due":null,"outcome":"belongs_elsewhere"}','33a9c2ddb55c4bc30c194f59d7d3f1716589139a4a5f2f917913af649e945cbf','28201d9c545b7bc9e14221e516c2d08e9b180cb68714bcdfb0e4b7d2192a5017','528fe72674aff5cbea149e457e6250350fec3888da0ecdc2b2f9106ae690b5ed');
INSERT INTO "journal" VALUES(166,'2023-10-19 09:42:00.017946','voting.division_created','3mmfc64eafo7ufim','system','{"kind":"choose","secrecy":"secret"}','','528fe72674aff5cbea149e457e6250350fec3888da0ecdc2b2f9106ae690b5ed','beedd2ac8739b71c8cb528172a3bdb36211de370194c7230bd0a92f9fa79f55f');
INSERT INTO "journal" VALUES(167,'2023-10-19 09:42:00.021158','voting.division_opened','3mmfc64eafo7ufim','system','{"register_size":8}','','beedd2ac8739b71c8cb528172a3bdb36211de370194c7230bd0a92f9fa79f55f','c596ed2aaddc6c0dca109ac2625bbf04a0f9c8932ed4548b741872c2b0ca1109');
INSERT INTO "journal" VALUES(168,'2023-10-19 09:42:00.027527','voting.division_annulled','3mmfc64eafo7ufim','system','{"sum":"26f5f197edb7eca72be0014171e20cbf830259b67ddccb28bcfafa5f7f6ceb60"}','8d16daf39a461d54d7885af96587d9356039180807c63bca20d97a212e86d29f','c596ed2aaddc6c0dca109ac2625bbf04a0f9c8932ed4548b741872c2b0ca1109','9ef5856b36c3335efd2e9668a74279cfd8449ef3087b532f2f74f30c3f87b164');
INSERT INTO "journal" VALUES(169,'2023-10-19 09:42:00.044480','voting.division_created','i5lzmq7g2ghsselo','system','{"kind":"choose","secrecy":"secret"}','','9ef5856b36c3335efd2e9668a74279cfd8449ef3087b532f2f74f30c3f87b164','8b5c27e6bb9364df8e7e5755c6b0be21457a0db6357755ee5b7ccb1423bc4890');
INSERT INTO "journal" VALUES(170,'2023-10-19 09:42:00.048889','voting.division_opened','i5lzmq7g2ghsselo','system','{"register_size":8}','','8b5c27e6bb9364df8e7e5755c6b0be21457a0db6357755ee5b7ccb1423bc4890','e5a5e1b20801e07d5ac3869184a3712248e2a51736bf2dbd23b8204c1287ee0c');
INSERT INTO "journal" VALUES(171,'2023-10-19 09:44:00.057491','voting.division_closed','i5lzmq7g2ghsselo','system','{"cast":8,"register_size":8,"sum":"548b235c470bb26f737d79f5df80ef1bc2ab44342d19669342bbbc640b77e009"}','','e5a5e1b20801e07d5ac3869184a3712248e2a51736bf2dbd23b8204c1287ee0c','74879da9b6cd1a0560b8e2803689d0d04a9df7ac53a552adb5a94ed00f662ffa');
INSERT INTO "journal" VALUES(172,'2023-10-19 09:45:00.071279','voting.division_declared','i5lzmq7g2ghsselo','system','{"blank":1,"counts":{"A":2,"B":3,"C":1,"D":1,"E":0},"decided_by":"majority","digital":8,"paper":0,"winners":["A","B"]}','','74879da9b6cd1a0560b8e2803689d0d04a9df7ac53a552adb5a94ed00f662ffa','152af43dbaf33eb7069e242f528b9ad56768ef0bcd4282527b238a970fb9a724');
INSERT INTO "journal" VALUES(173,'2023-10-19 09:45:00.074369','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T09:45:00.074Z","item":"vsk577c56wsohzr2"}','5ff2decdd4df1b9eb2b659b7950c86ed00541528c5842db822809a6c7c9b5517','152af43dbaf33eb7069e242f528b9ad56768ef0bcd4282527b238a970fb9a724','808e9ab82a0a5598301bd0c2c6563b9170b1aaa520d63a7208cf24e01e922e01');
INSERT INTO "journal" VALUES(174,'2023-10-19 10:00:00.002242','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T10:00:00.001Z","item":"fbcsmx34jtv7snmr"}','','808e9ab82a0a5598301bd0c2c6563b9170b1aaa520d63a7208cf24e01e922e01','17cd0cc845b3e9e6d2a013c4a54063f26b54f89671db551f61967e9efa8f31a2');
INSERT INTO "journal" VALUES(175,'2023-10-19 11:00:00.001826','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T11:00:00.000Z","item":"bwkvkw67vd6mio4d"}','','17cd0cc845b3e9e6d2a013c4a54063f26b54f89671db551f61967e9efa8f31a2','0c99909ea685f36221140355c64006f5c4032b2a6804801f1173129e46e68da2');
INSERT INTO "journal" VALUES(176,'2023-10-19 11:10:00.006089','questions.shown','pxrkkntc2lziimou','system','{}','','0c99909ea685f36221140355c64006f5c4032b2a6804801f1173129e46e68da2','821758742f0a2c0143358a33aa1accc506c461f2136cc93b2425176ba4d050e5');
INSERT INTO "journal" VALUES(177,'2023-10-19 11:14:00.007761','questions.answered','pxrkkntc2lziimou','system','{"due":null,"outcome":"answered"}','8b5570baa41d75372a451e029ccb857a4e2b9fa1a2da7bd21e6f52efc0b1d4fb','821758742f0a2c0143358a33aa1accc506c461f2136cc93b2425176ba4d050e5','000847fdf9fe4aef003156dfa042ee0d6ae6252baa66d974eb9379cf4ff84b55');
INSERT INTO "journal" VALUES(178,'2023-10-19 11:14:00.009421','questions.shown','77fakzz6lkd4dncr','system','{}','','000847fdf9fe4aef003156dfa042ee0d6ae6252baa66d974eb9379cf4ff84b55','753ec588d3bce8761f1fa6b5028f6e45b103a24eaba7fc0189057798dfaffc30');
INSERT INTO "journal" VALUES(179,'2023-10-19 11:18:00.010898','questions.answered','77fakzz6lkd4dncr','system','{"due":"2023-11-09","outcome":"in_writing"}','7ad739f178803e0b884cc64e7d119bc024fc922fd0a6e23f7baafc86d7720c12','753ec588d3bce8761f1fa6b5028f6e45b103a24eaba7fc0189057798dfaffc30','8cb6f3ef7b62ff63c5e6342e981a7bd0119757ef07cd8a33cfd94f948164113d');
INSERT INTO "journal" VALUES(180,'2023-10-19 11:18:00.012587','questions.shown','v37b7yguhqbseybo','system','{}','','8cb6f3ef7b62ff63c5e6342e981a7bd0119757ef07cd8a33cfd94f948164113d','9ec487d508da9a4900c41ecefbbbba176aefcad61a1520f299bb4b6e8ac77fbf');
INSERT INTO "journal" VALUES(181,'2023-10-19 11:22:00.014219','questions.answered','v37b7yguhqbseybo','system','{"due":null,"outcome":"belongs_elsewhere"}','7f73b5fa6b140ceffb7124d212530ef6b8de005273562036618e22ce896127a2','9ec487d508da9a4900c41ecefbbbba176aefcad61a1520f299bb4b6e8ac77fbf','8d3360abc54848710b10aefe11beb6d53bd44a31724d63293bd64264e604bf16');
INSERT INTO "journal" VALUES(182,'2023-10-19 11:42:00.018018','voting.division_created','wz3ssqs6nsjj3ddd','system','{"kind":"choose","secrecy":"secret"}','','8d3360abc54848710b10aefe11beb6d53bd44a31724d63293bd64264e604bf16','9cf82c5975fc04e4ec661feada39a805a5bc12e052230a678400ed62dff1860f');
INSERT INTO "journal" VALUES(183,'2023-10-19 11:42:00.021549','voting.division_opened','wz3ssqs6nsjj3ddd','system','{"register_size":8}','','9cf82c5975fc04e4ec661feada39a805a5bc12e052230a678400ed62dff1860f','41e47f07e5d58ed53d8cff19c12fc720a4eb26c5ae0e544e56e46dc02dbbff33');
INSERT INTO "journal" VALUES(184,'2023-10-19 11:44:00.030238','voting.division_closed','wz3ssqs6nsjj3ddd','system','{"cast":8,"register_size":8,"sum":"04e89afd1bc71d224769d02934c4a5f04b4f3d08769c39f81f1a3c104b811453"}','','41e47f07e5d58ed53d8cff19c12fc720a4eb26c5ae0e544e56e46dc02dbbff33','2a5256dbe241fe2067c91400a2d5caed5c6e4335decb4899fe26f9d8a5f27d24');
INSERT INTO "journal" VALUES(185,'2023-10-19 11:45:00.043653','voting.division_declared','wz3ssqs6nsjj3ddd','system','{"blank":0,"counts":{"A":2,"B":2,"C":2,"D":2,"E":0},"decided_by":"chair_rule","digital":8,"paper":0,"winners":["A","B","C","D"]}','','2a5256dbe241fe2067c91400a2d5caed5c6e4335decb4899fe26f9d8a5f27d24','3d36cc1256afbc09c7e85710654b43099ec23828f7e2654ba2a3bf19fedce17f');
INSERT INTO "journal" VALUES(186,'2023-10-19 11:45:00.046709','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T11:45:00.046Z","item":"bwkvkw67vd6mio4d"}','d0fb86361cd438192807c48a266c155be30957831993f3ad4248dd12626c8faf','3d36cc1256afbc09c7e85710654b43099ec23828f7e2654ba2a3bf19fedce17f','dda1117643605017d30d4e0b53ce371a5882ba18c0195a3680ed96f04a42479f');
INSERT INTO "journal" VALUES(187,'2023-10-19 11:55:00.002156','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T11:55:00.001Z","item":"gmfbywh72uystvw2"}','','dda1117643605017d30d4e0b53ce371a5882ba18c0195a3680ed96f04a42479f','2cc31bf00564e500b03cef79067a4cac175cae80a620419c557c82d70e1d5d78');
INSERT INTO "journal" VALUES(188,'2023-10-19 12:15:00.001884','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T12:15:00.001Z","item":"jjnm2j33a4u5m4l2"}','','2cc31bf00564e500b03cef79067a4cac175cae80a620419c557c82d70e1d5d78','585d920fcc65cda74c3f9f3e19053aed4fea856b14e33cd27e09c06b5e81d920');
INSERT INTO "journal" VALUES(189,'2023-10-19 12:25:00.005971','questions.shown','jpm6vn4koh25xvqy','system','{}','','585d920fcc65cda74c3f9f3e19053aed4fea856b14e33cd27e09c06b5e81d920','b243e9738de95f86e1495340ff81913a047e62b0579c75570aa587f92d6af8ac');
INSERT INTO "journal" VALUES(190,'2023-10-19 12:29:00.007457','questions.answered','jpm6vn4koh25xvqy','system','{"due":null,"outcome":"answered"}','c689e340335976cec81c24d730ef9a535cbd1607decbcd18d047b0ca140c21cf','b243e9738de95f86e1495340ff81913a047e62b0579c75570aa587f92d6af8ac','90d8ab379e1edb9466192706cfbcf5c03d0ea6ee1c7b91082c8edac596d27af8');
INSERT INTO "journal" VALUES(191,'2023-10-19 12:29:00.009140','questions.shown','3zmrqfpevdzzcq7n','system','{}','','90d8ab379e1edb9466192706cfbcf5c03d0ea6ee1c7b91082c8edac596d27af8','5424e9b8fa9e9a54f4f1c7b10015a4a833ea97617358c511a46a1b1886dfc22d');
INSERT INTO "journal" VALUES(192,'2023-10-19 12:33:00.010488','questions.answered','3zmrqfpevdzzcq7n','system','{"due":"2023-11-09","outcome":"in_writing"}','63ebd483ef4baba669d3cd8cc30a9f9a4f50835e67b6c5b146889b906b7653bd','5424e9b8fa9e9a54f4f1c7b10015a4a833ea97617358c511a46a1b1886dfc22d','a06ea28fa3120a3b6b291d2b2a0bd13bfe15ff27e5b4b39ecc1dd8044f9679c0');
INSERT INTO "journal" VALUES(193,'2023-10-19 12:33:00.012165','questions.shown','rn767otbjeqpwfau','system','{}','','a06ea28fa3120a3b6b291d2b2a0bd13bfe15ff27e5b4b39ecc1dd8044f9679c0','e47479779f0df7321fdee0828f341e32a0cfd9f07bbd7f1cceaa8815f0bdfaf5');
INSERT INTO "journal" VALUES(194,'2023-10-19 12:37:00.013652','questions.answered','rn767otbjeqpwfau','system','{"due":null,"outcome":"belongs_elsewhere"}','2d0c01e82a708bfe0a9a500e92473a1d30aeae7f569a0a6f9f395766230984ad','e47479779f0df7321fdee0828f341e32a0cfd9f07bbd7f1cceaa8815f0bdfaf5','517d9032a9f8abe339e281b8ce2dedde02f01d5775417452d04105d9d4dd6684');
INSERT INTO "journal" VALUES(195,'2023-10-19 12:57:00.017487','voting.division_created','72g67bhxnez5pfy6','system','{"kind":"choose","secrecy":"secret"}','','517d9032a9f8abe339e281b8ce2dedde02f01d5775417452d04105d9d4dd6684','83d61c2c9e6d45911378783ec5d50b40bdfa6be12650c38a428705c9ee5c5a13');
INSERT INTO "journal" VALUES(196,'2023-10-19 12:57:00.021036','voting.division_opened','72g67bhxnez5pfy6','system','{"register_size":8}','','83d61c2c9e6d45911378783ec5d50b40bdfa6be12650c38a428705c9ee5c5a13','9bfa3df9bcdf7c93d3677e88d5f0c69cbec045c8139c5ab4d184a49964cc6189');
INSERT INTO "journal" VALUES(197,'2023-10-19 12:57:00.028776','voting.paper_entered','72g67bhxnez5pfy6','system','{"ballots":1,"blank":0,"counts":{"A":1}}','bc9e7f532e3dd34e32ea89a853a3e44be70aa30efa07ac0a53fd8f1b8af1f6c8','9bfa3df9bcdf7c93d3677e88d5f0c69cbec045c8139c5ab4d184a49964cc6189','b293e4b7f7e549aebf541b7f00e4544d06debb1690b453d84a9fc68aa743669c');
INSERT INTO "journal" VALUES(198,'2023-10-19 12:59:00.031988','voting.division_closed','72g67bhxnez5pfy6','system','{"cast":7,"register_size":8,"sum":"5c44667ad25768feeea267650a1f7918113ae1c4d0f7000a9c2c6a362e9a7b94"}','','b293e4b7f7e549aebf541b7f00e4544d06debb1690b453d84a9fc68aa743669c','f2bef9a67036867b3e1ca999a8d39a630ae64564841393a71475e3b5755c5a96');
INSERT INTO "journal" VALUES(199,'2023-10-19 13:00:00.045088','voting.division_declared','72g67bhxnez5pfy6','system','{"blank":0,"counts":{"A":1,"B":1,"C":4,"D":0,"E":2},"decided_by":"majority","digital":7,"paper":1,"winners":["C"]}','','f2bef9a67036867b3e1ca999a8d39a630ae64564841393a71475e3b5755c5a96','85e168cfd5983f4db73529aa5b864aa1ab010a77a7f4939710696a79be4e36ee');
INSERT INTO "journal" VALUES(200,'2023-10-19 13:00:00.048010','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T13:00:00.047Z","item":"jjnm2j33a4u5m4l2"}','74c12192e31257a55244fcd95f5a36fa9de8eab40cf3b33d4e252c9b91047200','85e168cfd5983f4db73529aa5b864aa1ab010a77a7f4939710696a79be4e36ee','e4276e5066ef3ea23079cfe7561a9cc1e442888517adb9330d7582e964891551');
INSERT INTO "journal" VALUES(201,'2023-10-19 13:05:00.002343','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T13:05:00.001Z","item":"ftes3b2f5wzceug3"}','','e4276e5066ef3ea23079cfe7561a9cc1e442888517adb9330d7582e964891551','ddd7f8483b4958358972c0c6c1a5fd1492950bc0a2111588ea2d95af6ea90beb');
INSERT INTO "journal" VALUES(202,'2023-10-19 13:05:00.006346','evaluation.opened','bfdiaebrvuambene','system','{"version":"core-1"}','','ddd7f8483b4958358972c0c6c1a5fd1492950bc0a2111588ea2d95af6ea90beb','91868c74555cfc260738eee05c7d353328af73907645dc8c95a8da7ae5c1e965');
INSERT INTO "journal" VALUES(203,'2023-10-19 13:05:00.019645','evaluation.closed','bfdiaebrvuambene','system','{"answers":7}','','91868c74555cfc260738eee05c7d353328af73907645dc8c95a8da7ae5c1e965','54d7cf2c011f48b24ab61f0dddba2b408e82887c029d357a2cac83c2da65905b');
INSERT INTO "journal" VALUES(204,'2023-10-19 13:10:00.002733','sitting.item_begun','otui5w3i5olvqtu2','system','{"at":"2023-10-19T13:10:00.001Z","item":"2hua2gpguun73veg"}','','54d7cf2c011f48b24ab61f0dddba2b408e82887c029d357a2cac83c2da65905b','4bf338b79f0168affe88aac59dd4fdfe04fd286b3e700df0df37883e241cab4f');
INSERT INTO "journal" VALUES(205,'2023-10-19 13:10:00.005441','sitting.decided','otui5w3i5olvqtu2','system','{"at":"2023-10-19T13:10:00.005Z","item":"2hua2gpguun73veg"}','ca41fda8b387336726bf05fbf8a4cf578b93a3b80bf0d5fc3b92df8005b94d8c','4bf338b79f0168affe88aac59dd4fdfe04fd286b3e700df0df37883e241cab4f','5232536a437dd38efad2adb4c3bbb5034de0d7aa21e7407fa88086295f33537b');
INSERT INTO "journal" VALUES(206,'2023-10-19 13:30:00.009571','editions.status_changed','sb57ky75pwkts35z','system','{"event":"finish","from":"live","to":"held"}','','5232536a437dd38efad2adb4c3bbb5034de0d7aa21e7407fa88086295f33537b','35c2ac0c78d2854d74d9cc552cefd26965112d2867ff014074690ad69e50e50e');
INSERT INTO "journal" VALUES(207,'2023-10-19 13:30:00.009785','sitting.close','otui5w3i5olvqtu2','system','{"at":"2023-10-19T13:30:00.006Z"}','','35c2ac0c78d2854d74d9cc552cefd26965112d2867ff014074690ad69e50e50e','89c9849b29b28d7d4d4da49916d81cfd62c64e5b185b57812c5a103d42f86c22');
CREATE TABLE journal_payload (
	seq INTEGER NOT NULL, 
	salt VARCHAR NOT NULL, 
	personal TEXT NOT NULL, 
	CONSTRAINT pk_journal_payload PRIMARY KEY (seq), 
	CONSTRAINT fk_journal_payload_seq_journal FOREIGN KEY(seq) REFERENCES journal (seq)
);
INSERT INTO "journal_payload" VALUES(37,'1fd7f9439a654b37fd5e7ed07e58dbd3','{"short_name":"Grön el till nya etableringar","text":"Hur ska regionen bidra till att företag som vill växa får tillgång till grön el i tid?"}');
INSERT INTO "journal_payload" VALUES(38,'1b829449fdf8c9d76e2e533dd4839542','{"short_name":"Klimatkrav i upphandling","text":"Hur kan klimatkraven i regionens upphandlingar utformas så att små lokala företag också kan lämna anbud?"}');
INSERT INTO "journal_payload" VALUES(39,'b930fc4e41aa8a2c4f1f8391dd8758bf','{"short_name":"Laddning längs fjällvägarna","text":"Vad gör regionen för att det ska finnas laddplatser för personbilar och tunga fordon längs fjällvägarna?"}');
INSERT INTO "journal_payload" VALUES(40,'e0689c4622370a3b7765b9baac0bb1d5','{"short_name":"Cirkulära affärer","text":"Hur kan regionen underlätta för företag att använda varandras restmaterial och spillvärme?"}');
INSERT INTO "journal_payload" VALUES(41,'45cdee5d40061f923d554c280aa3a193','{"short_name":"Hållbar besöksnäring","text":"Hur ska besöksnäringen kunna växa utan att slita på fjällmiljön och rennäringens marker?"}');
INSERT INTO "journal_payload" VALUES(43,'169323f945ebf4ef9d41df65a0d30801','{"short_name":"Yrkesutbildning nära hemmet","text":"Hur får vi fler yrkesutbildningar som går att läsa utan att flytta från sin kommun?"}');
INSERT INTO "journal_payload" VALUES(44,'c162bde5f04266902e9fcb6c85be193c','{"short_name":"Bostäder åt nyinflyttade","text":"Vad kan regionen göra tillsammans med kommunerna för att den som får jobb här också ska få någonstans att bo?"}');
INSERT INTO "journal_payload" VALUES(45,'d33c6e2d11f7ffdc879ffad53a2896ba','{"short_name":"Validering på sex veckor","text":"Hur kan den som redan har kunskaperna få dem validerade på veckor i stället för månader?"}');
INSERT INTO "journal_payload" VALUES(46,'fcd3a75db8cad2f32bd4e3c6cc190360','{"short_name":"Jobb åt medföljande","text":"Hur hjälper vi medföljande att hitta arbete, så att hela familjen stannar?"}');
INSERT INTO "journal_payload" VALUES(47,'fa07eeb958b446694ff9fec38d7513d8','{"short_name":"Praktik i små företag","text":"Hur kan små företag ta emot praktikanter och lärlingar utan att pappersarbetet tar över?"}');
INSERT INTO "journal_payload" VALUES(49,'652a73327f7e9e6651fc4ae8cbf85baa','{"short_name":"Bredband i hela länet","text":"När kan företag i hela länet räkna med snabbt bredband, och vad gör regionen där marknaden inte bygger?"}');
INSERT INTO "journal_payload" VALUES(50,'b0c5b2b744c10bed26929e27143ba783','{"short_name":"Godståg på Inlandsbanan","text":"Vad krävs för att mer gods ska kunna gå på Inlandsbanan, och vad driver regionen på om?"}');
INSERT INTO "journal_payload" VALUES(51,'99bb1d845362e1d4cb8b3b3f956be4c9','{"short_name":"Vägarna i tjällossningen","text":"Hur får vi vägar som bär tung trafik året om, även under tjällossningen?"}');
INSERT INTO "journal_payload" VALUES(52,'a1d02d748942a77628498d97613dcb18','{"short_name":"Tåget till Trondheim","text":"Hur ska tågtrafiken till Trondheim bli så tät och pålitlig att företag kan lita på den?"}');
INSERT INTO "journal_payload" VALUES(53,'cc1a5ca77c611133683e6a1de2723ea9','{"short_name":"Flyget till Stockholm","text":"Hur arbetar regionen för att flyget till Stockholm ska ha tider som passar en arbetsdag?"}');
INSERT INTO "journal_payload" VALUES(55,'94ae38a702487150c1e43fa8f62d25d8','{"short_name":"Mobiltäckning där folk jobbar","text":"Hur får vi mobiltäckning där människor faktiskt arbetar: i skogen, på fjället och längs vägarna?"}');
INSERT INTO "journal_payload" VALUES(56,'7f59a87235532fe110755b9adce8a0f0','{"short_name":"Cybersäkerhet i småföretag","text":"Vilket stöd kan små företag få för att klara de nya kraven på cybersäkerhet?"}');
INSERT INTO "journal_payload" VALUES(57,'13c45b6b26fbd533fcdfc31c4fce25ca','{"short_name":"En väg in till myndigheterna","text":"Hur kan regionen och kommunerna ge företag en enda digital väg in för tillstånd och stöd?"}');
INSERT INTO "journal_payload" VALUES(58,'3ed3ef9df74acb8eebea3566665447df','{"short_name":"AI i det lilla företaget","text":"Hur hjälper regionen företag utan egen IT-avdelning att prova och använda AI på ett klokt sätt?"}');
INSERT INTO "journal_payload" VALUES(59,'d4e2f1fd7b8bafd5342dcd1e46bc71d2','{"short_name":"Öppna data från regionen","text":"Vilka data kan regionen öppna så att företag kan bygga tjänster på dem?"}');
INSERT INTO "journal_payload" VALUES(79,'e3617fee665620c5a15bbd9b5be940d5','{"supplier":"Exempellokalen AB"}');
INSERT INTO "journal_payload" VALUES(80,'9ca1fd20df02f1a007e3feeb4ae3b257','{"supplier":"Exempelköket AB"}');
INSERT INTO "journal_payload" VALUES(81,'d9377c3b4865124147914bdee2561c0f','{"supplier":"Exempeltryckeriet AB"}');
INSERT INTO "journal_payload" VALUES(83,'aa5a4f2bd37f3c8f35731d6ba9afa300','{"contact_email":"foretag1@exempel.test","delegates":[["Oda Övningsson","delegat1@exempel.test"]],"municipality":"Åre","name":"Exempelbolaget Storsjöel 1 AB","org_no":"559900-0014"}');
INSERT INTO "journal_payload" VALUES(84,'e086f3f5bcfe63b291ff92c5a3d48ae2','{"contact_email":"foretag2@exempel.test","delegates":[["Dag Låtsaslund","delegat2@exempel.test"]],"municipality":"Bräcke","name":"Exempelbolaget Inlandsmetall 2 AB","org_no":"559900-0022"}');
INSERT INTO "journal_payload" VALUES(85,'7b495191471271c54f6872e866a5dfa0','{"contact_email":"foretag3@exempel.test","delegates":[["Agda Demoberg","delegat3@exempel.test"]],"municipality":"Härjedalen","name":"Exempelbolaget Ripabygg 3 AB","org_no":"559900-0030"}');
INSERT INTO "journal_payload" VALUES(86,'856eaa0f9563c4d00dfa824b74418b59','{"contact_email":"foretag4@exempel.test","delegates":[["Bosse Demoberg","delegat4@exempel.test"]],"municipality":"Härjedalen","name":"Exempelbolaget Myrmjölk 4 AB","org_no":"559900-0048"}');
INSERT INTO "journal_payload" VALUES(87,'6fe68589029a73722bb58db3fb03e356','{"contact_email":"foretag5@exempel.test","delegates":[["Sture Testman","delegat5@exempel.test"]],"municipality":"Östersund","name":"Exempelbolaget Stenfiber 5 AB","org_no":"559900-0055"}');
INSERT INTO "journal_payload" VALUES(88,'21aa1340e77692bfe8ea368c04f553f1','{"contact_email":"foretag6@exempel.test","delegates":[["Pål Exempelsson","delegat6@exempel.test"]],"municipality":"Östersund","name":"Exempelbolaget Tallräls 6 AB","org_no":"559900-0063"}');
INSERT INTO "journal_payload" VALUES(89,'9983944ea6ee024307c4150cf51a14da','{"contact_email":"foretag7@exempel.test","delegates":[["Tora Påhittsdotter","delegat7@exempel.test"]],"municipality":"Bräcke","name":"Exempelbolaget Björntransport 7 AB","org_no":"559900-0071"}');
INSERT INTO "journal_payload" VALUES(90,'008859778bf64bc54706d32b41dfe010','{"contact_email":"foretag8@exempel.test","delegates":[["Pål Demoberg","delegat8@exempel.test"]],"municipality":"Åre","name":"Exempelbolaget Älvrehab 8 AB","org_no":"559900-0089"}');
INSERT INTO "journal_payload" VALUES(100,'43f22988f2108e18feecae9243425b7b','{"words":"Orvar Ordförande (demo)"}');
INSERT INTO "journal_payload" VALUES(101,'fa9747f3b5a4f574d8239bc6a3865ca6','{"words":"Siv Sekreterare (demo)"}');
INSERT INTO "journal_payload" VALUES(105,'e6ed83b0c71dc381368f07edb88bf37c','{"text":"Hur ska små företag kunna delta i regionens upphandlingar utan att anställa en jurist?"}');
INSERT INTO "journal_payload" VALUES(107,'d22ee2e48f3eec1500b4468adde423dc','{"text":"När kommer laddplatser för tunga fordon längs E14 väster om Östersund?"}');
INSERT INTO "journal_payload" VALUES(109,'a2672fdd6fdc2e449279ef58bc81f85c','{"text":"Vilket stöd finns för företag som vill räkna på sitt klimatavtryck?"}');
INSERT INTO "journal_payload" VALUES(111,'2ae8c3b8996771e649f711fcac0bbfa9','{"text":"Kan regionen samordna återbruk av inredning mellan företag och offentliga lokaler?"}');
INSERT INTO "journal_payload" VALUES(112,'10062bf58a484c24099a6b4dc92b7a37','{"text":"Hur får vi fler platser på yrkesutbildningar som våra branscher behöver?"}');
INSERT INTO "journal_payload" VALUES(114,'f392dbb9849a3ca2539336fe80d0266a','{"text":"Vad gör regionen för att medflyttande partner ska hitta arbete?"}');
INSERT INTO "journal_payload" VALUES(116,'bb0db80a9f9a1940541bb2d731a109db','{"text":"Kan praktik för vuxna ordnas under hela året och inte bara på våren?"}');
INSERT INTO "journal_payload" VALUES(118,'a28419b35c27f09e4d3e60838373282a','{"text":"Hur lär sig nyanlända yrkessvenska snabbare?"}');
INSERT INTO "journal_payload" VALUES(119,'b868bd5faae99aace25fe11f569d77f2','{"text":"När kan godset gå hela vägen på Inlandsbanan under vintern?"}');
INSERT INTO "journal_payload" VALUES(121,'eb9b0d378a81c2955395f299600b5249','{"text":"Hur ser planen ut för vägarna till fjällanläggningarna under högsäsong?"}');
INSERT INTO "journal_payload" VALUES(123,'a7869248ad9036d7756a82f138ed0d49','{"text":"Vad händer med flyglinjen om upphandlingen inte får anbud?"}');
INSERT INTO "journal_payload" VALUES(125,'18457a18ebe84c7760450b34431be6be','{"text":"Vem betalar för bärigheten på broarna som stoppar tunga transporter?"}');
INSERT INTO "journal_payload" VALUES(126,'d0584f1281274b6908a2b7b3a401f552','{"text":"När har alla företag utanför tätorterna fiber?"}');
INSERT INTO "journal_payload" VALUES(128,'f3d8b75262d310fbcf413f293209e8f9','{"text":"Hur ska mobiltäckningen bli bättre längs väg 84?"}');
INSERT INTO "journal_payload" VALUES(130,'cceb237e4f93574afc7015a8f950942e','{"text":"Kan regionen öppna sina data så att vi kan bygga tjänster på dem?"}');
INSERT INTO "journal_payload" VALUES(132,'2ea9c456d80f2d194436ddb3b0b44da4','{"text":"Vilken hjälp finns för småföretag med informationssäkerhet?"}');
INSERT INTO "journal_payload" VALUES(137,'db226cd55c3f7891700924c37402ec24','{"words":"Sammanträdet förklaras öppnat."}');
INSERT INTO "journal_payload" VALUES(139,'909b6e697d52ff582005e02dc4abcdef','{"words":"Uppropet godkänns. Närvaron framgår av förteckningen."}');
INSERT INTO "journal_payload" VALUES(141,'45e53529730e7273d163f354b3579427','{"words":"Ebba Exempelsson (demo) och Dag Demoberg (demo) väljs att justera protokollet."}');
INSERT INTO "journal_payload" VALUES(145,'f65f3d551c08a929f9c94b209503cea0','{"receiver":"","words":"Frågan tas upp i arbetet med nästa års plan."}');
INSERT INTO "journal_payload" VALUES(147,'787fcb74453e339ad73bc224257dafd3','{"receiver":"","words":""}');
INSERT INTO "journal_payload" VALUES(149,'7ca5a405e1931765abaa6b5f54144081','{"receiver":"Trafikverket","words":""}');
INSERT INTO "journal_payload" VALUES(154,'db19dadc6eae3cd16e7667b5fb9d3702','{"words":"Framröstat att besvaras: Grön el till nya etableringar, Klimatkrav i upphandling."}');
INSERT INTO "journal_payload" VALUES(161,'d1e333a8f9d22277fe35e5819b86de05','{"receiver":"","words":"Frågan tas upp i arbetet med nästa års plan."}');
INSERT INTO "journal_payload" VALUES(163,'494aea87770d6bd91dd42e1870ed610a','{"receiver":"","words":""}');
INSERT INTO "journal_payload" VALUES(165,'5f32d045731edb71962675be24f2b884','{"receiver":"Trafikverket","words":""}');
INSERT INTO "journal_payload" VALUES(168,'0e35cb00fe2666b6b96027bd99d55104','{"reason":"Frågan lästes upp fel. Omröstningen görs om."}');
INSERT INTO "journal_payload" VALUES(173,'1c2abc54a2bf9302e7a837f5be368ac6','{"words":"Framröstat att besvaras: Yrkesutbildning nära hemmet, Bostäder åt nyinflyttade."}');
INSERT INTO "journal_payload" VALUES(177,'bd5757eeb04ff77f4755852f18680912','{"receiver":"","words":"Frågan tas upp i arbetet med nästa års plan."}');
INSERT INTO "journal_payload" VALUES(179,'b4d8535edc29cb372b8fdb3ce4017ac2','{"receiver":"","words":""}');
INSERT INTO "journal_payload" VALUES(181,'35383878166deb4b2927d55a2b0478ec','{"receiver":"Trafikverket","words":""}');
INSERT INTO "journal_payload" VALUES(186,'977697ff9d085d1586d00b245ebfbb92','{"words":"Framröstat att besvaras: Bredband i hela länet, Godståg på Inlandsbanan, Vägarna i tjällossningen, Tåget till Trondheim."}');
INSERT INTO "journal_payload" VALUES(190,'c1906404702b17282b46a820d0482703','{"receiver":"","words":"Vi tar med oss frågan till nämndens nästa sammanträde."}');
INSERT INTO "journal_payload" VALUES(192,'3e4c101d87bb2e10ebd4e343497cdb43','{"receiver":"","words":""}');
INSERT INTO "journal_payload" VALUES(194,'b67c57c2dc8500d13b5f2c3f273e5693','{"receiver":"Trafikverket","words":""}');
INSERT INTO "journal_payload" VALUES(197,'8532bce0d4bc08aed63326db5ce9a73a','{"tellers":["Rut Rösträknare (demo)","Roland Rösträknare (demo)"]}');
INSERT INTO "journal_payload" VALUES(200,'9147b31695cade9b6c55c3163d6226e8','{"words":"Framröstat att besvaras: En väg in till myndigheterna."}');
INSERT INTO "journal_payload" VALUES(205,'2f80d763013d6267c26cec89fa3d08ec','{"words":"Sammanträdet förklaras avslutat."}');
CREATE TABLE kept_answer (
	digest VARCHAR NOT NULL, 
	body_digest VARCHAR NOT NULL, 
	status INTEGER NOT NULL, 
	answer VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_kept_answer PRIMARY KEY (digest)
);
CREATE TABLE live_counter (
	edition_id VARCHAR NOT NULL, 
	v INTEGER NOT NULL, 
	CONSTRAINT pk_live_counter PRIMARY KEY (edition_id)
);
INSERT INTO "live_counter" VALUES('kbs7mnqpxngphzgl',1);
INSERT INTO "live_counter" VALUES('rwsjwvsey4hmrsr5',1);
INSERT INTO "live_counter" VALUES('7cuxfgc5xjkkbl5y',1);
INSERT INTO "live_counter" VALUES('sb57ky75pwkts35z',75);
CREATE TABLE mail_letter (
	id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	about_version INTEGER, 
	recipient VARCHAR NOT NULL, 
	recipient_name VARCHAR NOT NULL, 
	sender_name VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	html TEXT NOT NULL, 
	calendar TEXT NOT NULL, 
	calendar_method VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	first_try_at DATETIME, 
	next_try_at DATETIME NOT NULL, 
	not_after DATETIME, 
	lease VARCHAR NOT NULL, 
	lease_until DATETIME, 
	last_code VARCHAR NOT NULL, 
	last_error VARCHAR NOT NULL, 
	sent_at DATETIME, 
	erased_at DATETIME, 
	CONSTRAINT pk_mail_letter PRIMARY KEY (id), 
	CONSTRAINT ck_mail_letter_lease CHECK ((status = 'sending') = (lease_until IS NOT NULL)), 
	CONSTRAINT ck_mail_letter_status CHECK (status IN ('queued','sending','sent','failed','given_up','bounced','withdrawn')), 
	CONSTRAINT uq_mail_letter_key UNIQUE ("key")
);
CREATE TABLE minutes_note (
	id VARCHAR NOT NULL, 
	sitting_id VARCHAR NOT NULL, 
	item_id VARCHAR, 
	at DATETIME NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_minutes_note PRIMARY KEY (id), 
	CONSTRAINT fk_minutes_note_sitting_id_sitting FOREIGN KEY(sitting_id) REFERENCES sitting (id) ON DELETE CASCADE
);
CREATE TABLE paper_count (
	id INTEGER NOT NULL, 
	division_id VARCHAR NOT NULL, 
	ballots INTEGER NOT NULL, 
	blank INTEGER NOT NULL, 
	counts TEXT NOT NULL, 
	tellers VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_paper_count PRIMARY KEY (id), 
	CONSTRAINT ck_paper_count_ballots CHECK (ballots >= 0), 
	CONSTRAINT fk_paper_count_division_id_division FOREIGN KEY(division_id) REFERENCES division (id)
);
INSERT INTO "paper_count" VALUES(1,'72g67bhxnez5pfy6',1,0,'{"A": 1}','Rut Rösträknare (demo); Roland Rösträknare (demo)','2023-10-19 12:57:00.027424');
CREATE TABLE partner (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	responsibilities TEXT NOT NULL, 
	CONSTRAINT pk_partner PRIMARY KEY (id), 
	CONSTRAINT fk_partner_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id)
);
INSERT INTO "partner" VALUES('lalcfwi3ftlhnjle','kbs7mnqpxngphzgl',1,'Region Jämtland Härjedalen','Regionen','region','lokaler
omröstningssystem
livesändning
personella resurser');
INSERT INTO "partner" VALUES('iepvdsvfmanoz7j2','kbs7mnqpxngphzgl',2,'Handelskammaren Mittsverige','Handelskammaren','chamber','');
INSERT INTO "partner" VALUES('xfwqlfcn4m5dolxu','rwsjwvsey4hmrsr5',1,'Region Jämtland Härjedalen','Regionen','region','lokaler
omröstningssystem
livesändning
personella resurser');
INSERT INTO "partner" VALUES('5musued4i24qfez7','rwsjwvsey4hmrsr5',2,'Handelskammaren Mittsverige','Handelskammaren','chamber','');
INSERT INTO "partner" VALUES('ope63yxbq64et7ac','7cuxfgc5xjkkbl5y',1,'Region Jämtland Härjedalen','Regionen','region','lokaler
omröstningssystem
livesändning
personella resurser');
INSERT INTO "partner" VALUES('25pbvxyo6babikbu','7cuxfgc5xjkkbl5y',2,'Handelskammaren Mittsverige','Handelskammaren','chamber','');
INSERT INTO "partner" VALUES('rlcpvzkb7yejjaky','sb57ky75pwkts35z',1,'Region Jämtland Härjedalen','Regionen','region','lokaler
omröstningssystem
livesändning
personella resurser');
INSERT INTO "partner" VALUES('owh6rnwy54v7ffvl','sb57ky75pwkts35z',2,'Handelskammaren Mittsverige','Handelskammaren','chamber','');
CREATE TABLE programme_item (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	theme_id VARCHAR, 
	starts_at DATETIME, 
	fixed BOOLEAN NOT NULL, 
	minutes INTEGER NOT NULL, 
	presenter VARCHAR NOT NULL, 
	CONSTRAINT pk_programme_item PRIMARY KEY (id), 
	CONSTRAINT fk_programme_item_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT fk_programme_item_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id)
);
INSERT INTO "programme_item" VALUES('wnefiq7376jifo6a','sb57ky75pwkts35z',1,'break','Kaffe och incheckning',NULL,'2023-10-19 07:00:00.000000',1,30,'');
INSERT INTO "programme_item" VALUES('fkhnqqmg7tp6l4vr','sb57ky75pwkts35z',2,'opening','Öppnande',NULL,'2023-10-19 07:30:00.000000',1,10,'Ordföranden');
INSERT INTO "programme_item" VALUES('zhvwzfpw34d75rx6','sb57ky75pwkts35z',3,'roll_call','Upprop',NULL,'2023-10-19 07:40:00.000000',0,10,'Sekreteraren');
INSERT INTO "programme_item" VALUES('3gp5nbatqjurersv','sb57ky75pwkts35z',4,'adjusters','Val av två justerare',NULL,'2023-10-19 07:50:00.000000',0,5,'Ordföranden');
INSERT INTO "programme_item" VALUES('6l6looi6pw7jvbw7','sb57ky75pwkts35z',5,'information','Så går dagen till, med provomröstning',NULL,'2023-10-19 07:55:00.000000',0,10,'Sekreteraren');
INSERT INTO "programme_item" VALUES('6hhn7lp5p2cdruya','sb57ky75pwkts35z',6,'theme','Hållbarhet','cqxxrketap4nhflu','2023-10-19 08:05:00.000000',0,55,'');
INSERT INTO "programme_item" VALUES('mhsp3toi5yo6uot7','sb57ky75pwkts35z',7,'theme','Kompetensutveckling','mdp7qeeqol6pi7vy','2023-10-19 09:00:00.000000',0,55,'');
INSERT INTO "programme_item" VALUES('y5vomwzs4xiajxrw','sb57ky75pwkts35z',8,'break','Lunch',NULL,'2023-10-19 10:00:00.000000',1,60,'');
INSERT INTO "programme_item" VALUES('23rq36lhbeplgkp7','sb57ky75pwkts35z',9,'theme','Infrastruktur','ncx2qh33fpt632ke','2023-10-19 11:00:00.000000',0,55,'');
INSERT INTO "programme_item" VALUES('egdusi64i5y2tjg7','sb57ky75pwkts35z',10,'break','Fika',NULL,'2023-10-19 11:55:00.000000',0,20,'');
INSERT INTO "programme_item" VALUES('bhnxsfssu5wdid5j','sb57ky75pwkts35z',11,'theme','Digitalisering','rzgd6g7lzg6efbbb','2023-10-19 12:15:00.000000',0,50,'');
INSERT INTO "programme_item" VALUES('3bq2dgjq7pyftbtf','sb57ky75pwkts35z',12,'evaluation','Utvärdering',NULL,'2023-10-19 13:05:00.000000',0,5,'');
INSERT INTO "programme_item" VALUES('pfozmuhjt7e26utw','sb57ky75pwkts35z',13,'closing','Avslutning',NULL,'2023-10-19 13:10:00.000000',0,15,'Ordföranden');
CREATE TABLE question (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	theme_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	position INTEGER, 
	asked_at DATETIME NOT NULL, 
	decided_at DATETIME, 
	answered_at DATETIME, 
	rejection_reason TEXT NOT NULL, 
	outcome VARCHAR, 
	answer_words TEXT NOT NULL, 
	answer_due DATE, 
	answer_receiver VARCHAR NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT fk_question_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id), 
	CONSTRAINT fk_question_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id)
);
INSERT INTO "question" VALUES('lejadqvemz5wb7vm','sb57ky75pwkts35z','cqxxrketap4nhflu','2q4gmqqff5bvavvm','Hur ska små företag kunna delta i regionens upphandlingar utan att anställa en jurist?','answered',NULL,'2023-10-19 07:30:00.011152','2023-10-19 07:30:00.014567','2023-10-19 08:19:00.009259','','answered','Frågan tas upp i arbetet med nästa års plan.',NULL,'');
INSERT INTO "question" VALUES('vxsl4ob2e6xyncdr','sb57ky75pwkts35z','cqxxrketap4nhflu','elf5owprrgi34j5k','När kommer laddplatser för tunga fordon längs E14 väster om Östersund?','answered',NULL,'2023-10-19 07:30:00.021676','2023-10-19 07:30:00.022854','2023-10-19 08:23:00.012713','','in_writing','','2023-11-09','');
INSERT INTO "question" VALUES('cfepl3dgfebcbz4x','sb57ky75pwkts35z','cqxxrketap4nhflu','vfxs3n57u26g3gqs','Vilket stöd finns för företag som vill räkna på sitt klimatavtryck?','answered',NULL,'2023-10-19 07:30:00.029946','2023-10-19 07:30:00.031124','2023-10-19 08:27:00.016173','','belongs_elsewhere','',NULL,'Trafikverket');
INSERT INTO "question" VALUES('svwp42jzmslgdjcf','sb57ky75pwkts35z','cqxxrketap4nhflu','jztfons4e66gcerd','Kan regionen samordna återbruk av inredning mellan företag och offentliga lokaler?','asked',NULL,'2023-10-19 07:30:00.039407',NULL,NULL,'',NULL,'',NULL,'');
INSERT INTO "question" VALUES('wmrbypduzvgon2ws','sb57ky75pwkts35z','mdp7qeeqol6pi7vy','hfwy47nnhzwlmaze','Hur får vi fler platser på yrkesutbildningar som våra branscher behöver?','answered',NULL,'2023-10-19 07:30:00.041379','2023-10-19 07:30:00.042614','2023-10-19 09:14:00.007430','','answered','Frågan tas upp i arbetet med nästa års plan.',NULL,'');
INSERT INTO "question" VALUES('zxmqczjag3onqi6i','sb57ky75pwkts35z','mdp7qeeqol6pi7vy','xfoxhdot5uohmax2','Vad gör regionen för att medflyttande partner ska hitta arbete?','answered',NULL,'2023-10-19 07:30:00.049375','2023-10-19 07:30:00.050664','2023-10-19 09:18:00.010662','','in_writing','','2023-11-09','');
INSERT INTO "question" VALUES('yrhsatwydm6vljza','sb57ky75pwkts35z','mdp7qeeqol6pi7vy','7kyazvpexnnvfszq','Kan praktik för vuxna ordnas under hela året och inte bara på våren?','answered',NULL,'2023-10-19 07:30:00.056385','2023-10-19 07:30:00.057642','2023-10-19 09:22:00.013903','','belongs_elsewhere','',NULL,'Trafikverket');
INSERT INTO "question" VALUES('k3vzyjtrctj5pysc','sb57ky75pwkts35z','mdp7qeeqol6pi7vy','obeb4qjyuk2rjdj3','Hur lär sig nyanlända yrkessvenska snabbare?','asked',NULL,'2023-10-19 07:30:00.066334',NULL,NULL,'',NULL,'',NULL,'');
INSERT INTO "question" VALUES('pxrkkntc2lziimou','sb57ky75pwkts35z','ncx2qh33fpt632ke','2q4gmqqff5bvavvm','När kan godset gå hela vägen på Inlandsbanan under vintern?','answered',NULL,'2023-10-19 07:30:00.068460','2023-10-19 07:30:00.069664','2023-10-19 11:14:00.007407','','answered','Frågan tas upp i arbetet med nästa års plan.',NULL,'');
INSERT INTO "question" VALUES('77fakzz6lkd4dncr','sb57ky75pwkts35z','ncx2qh33fpt632ke','elf5owprrgi34j5k','Hur ser planen ut för vägarna till fjällanläggningarna under högsäsong?','answered',NULL,'2023-10-19 07:30:00.078254','2023-10-19 07:30:00.079563','2023-10-19 11:18:00.010554','','in_writing','','2023-11-09','');
INSERT INTO "question" VALUES('v37b7yguhqbseybo','sb57ky75pwkts35z','ncx2qh33fpt632ke','vfxs3n57u26g3gqs','Vad händer med flyglinjen om upphandlingen inte får anbud?','answered',NULL,'2023-10-19 07:30:00.088120','2023-10-19 07:30:00.089354','2023-10-19 11:22:00.013819','','belongs_elsewhere','',NULL,'Trafikverket');
INSERT INTO "question" VALUES('m454366ktfdnojeu','sb57ky75pwkts35z','ncx2qh33fpt632ke','jztfons4e66gcerd','Vem betalar för bärigheten på broarna som stoppar tunga transporter?','asked',NULL,'2023-10-19 07:30:00.097626',NULL,NULL,'',NULL,'',NULL,'');
INSERT INTO "question" VALUES('jpm6vn4koh25xvqy','sb57ky75pwkts35z','rzgd6g7lzg6efbbb','hfwy47nnhzwlmaze','När har alla företag utanför tätorterna fiber?','answered',NULL,'2023-10-19 07:30:00.099656','2023-10-19 07:30:00.100786','2023-10-19 12:29:00.007103','','answered','Vi tar med oss frågan till nämndens nästa sammanträde.',NULL,'');
INSERT INTO "question" VALUES('3zmrqfpevdzzcq7n','sb57ky75pwkts35z','rzgd6g7lzg6efbbb','xfoxhdot5uohmax2','Hur ska mobiltäckningen bli bättre längs väg 84?','answered',NULL,'2023-10-19 07:30:00.104396','2023-10-19 07:30:00.105530','2023-10-19 12:33:00.010148','','in_writing','','2023-11-09','');
INSERT INTO "question" VALUES('rn767otbjeqpwfau','sb57ky75pwkts35z','rzgd6g7lzg6efbbb','7kyazvpexnnvfszq','Kan regionen öppna sina data så att vi kan bygga tjänster på dem?','answered',NULL,'2023-10-19 07:30:00.109993','2023-10-19 07:30:00.111146','2023-10-19 12:37:00.013264','','belongs_elsewhere','',NULL,'Trafikverket');
INSERT INTO "question" VALUES('5442sqjo5nyrlyb7','sb57ky75pwkts35z','rzgd6g7lzg6efbbb','obeb4qjyuk2rjdj3','Vilken hjälp finns för småföretag med informationssäkerhet?','asked',NULL,'2023-10-19 07:30:00.119270',NULL,NULL,'',NULL,'',NULL,'');
CREATE TABLE question_support (
	id VARCHAR NOT NULL, 
	question_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	supported_at DATETIME NOT NULL, 
	CONSTRAINT pk_question_support PRIMARY KEY (id), 
	CONSTRAINT fk_question_support_question_id_question FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE CASCADE, 
	CONSTRAINT fk_question_support_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id), 
	CONSTRAINT uq_support_question_seat UNIQUE (question_id, seat_id)
);
INSERT INTO "question_support" VALUES('ngyvveo4474avzjd','lejadqvemz5wb7vm','jztfons4e66gcerd','2023-10-19 07:30:00.015847');
INSERT INTO "question_support" VALUES('yvpdkfx3bbayyquc','lejadqvemz5wb7vm','7kyazvpexnnvfszq','2023-10-19 07:30:00.017321');
INSERT INTO "question_support" VALUES('wdqh7xe66vgtg5wl','lejadqvemz5wb7vm','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.018212');
INSERT INTO "question_support" VALUES('g4wlv7z4czvprkfc','lejadqvemz5wb7vm','vfxs3n57u26g3gqs','2023-10-19 07:30:00.019199');
INSERT INTO "question_support" VALUES('k24xylkuuujxe5rq','lejadqvemz5wb7vm','xfoxhdot5uohmax2','2023-10-19 07:30:00.020058');
INSERT INTO "question_support" VALUES('3mbsmydrplvgucgn','vxsl4ob2e6xyncdr','vfxs3n57u26g3gqs','2023-10-19 07:30:00.023823');
INSERT INTO "question_support" VALUES('6gf5ikxgve2zzeya','vxsl4ob2e6xyncdr','xfoxhdot5uohmax2','2023-10-19 07:30:00.024693');
INSERT INTO "question_support" VALUES('xsoynoj6cjhqdrmq','vxsl4ob2e6xyncdr','7kyazvpexnnvfszq','2023-10-19 07:30:00.025526');
INSERT INTO "question_support" VALUES('yftdck4izj3wx2r4','vxsl4ob2e6xyncdr','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.026345');
INSERT INTO "question_support" VALUES('g7ihhi7inmild5hd','vxsl4ob2e6xyncdr','jztfons4e66gcerd','2023-10-19 07:30:00.027402');
INSERT INTO "question_support" VALUES('dtnzvuzq3fmcdco5','vxsl4ob2e6xyncdr','2q4gmqqff5bvavvm','2023-10-19 07:30:00.028295');
INSERT INTO "question_support" VALUES('rbcr6nbj2rwpvdsu','cfepl3dgfebcbz4x','hfwy47nnhzwlmaze','2023-10-19 07:30:00.032018');
INSERT INTO "question_support" VALUES('qeinhlhmyx66j5cm','cfepl3dgfebcbz4x','xfoxhdot5uohmax2','2023-10-19 07:30:00.032958');
INSERT INTO "question_support" VALUES('vbqhmemcykxbhmgv','cfepl3dgfebcbz4x','elf5owprrgi34j5k','2023-10-19 07:30:00.033851');
INSERT INTO "question_support" VALUES('zuarpw46yt4npqza','cfepl3dgfebcbz4x','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.034786');
INSERT INTO "question_support" VALUES('y7x72sfpde5kmv26','cfepl3dgfebcbz4x','2q4gmqqff5bvavvm','2023-10-19 07:30:00.035704');
INSERT INTO "question_support" VALUES('xq3hksnb7iokv3pk','cfepl3dgfebcbz4x','jztfons4e66gcerd','2023-10-19 07:30:00.036559');
INSERT INTO "question_support" VALUES('wuqcp3is6qbb2cks','cfepl3dgfebcbz4x','7kyazvpexnnvfszq','2023-10-19 07:30:00.037526');
INSERT INTO "question_support" VALUES('iaatcdk73b2i4g7b','wmrbypduzvgon2ws','xfoxhdot5uohmax2','2023-10-19 07:30:00.043628');
INSERT INTO "question_support" VALUES('j5lwcb3ganihsm3m','wmrbypduzvgon2ws','jztfons4e66gcerd','2023-10-19 07:30:00.044625');
INSERT INTO "question_support" VALUES('6bg7xe5k5ll774fi','wmrbypduzvgon2ws','vfxs3n57u26g3gqs','2023-10-19 07:30:00.045541');
INSERT INTO "question_support" VALUES('aqw5ueywdheucak7','wmrbypduzvgon2ws','elf5owprrgi34j5k','2023-10-19 07:30:00.046484');
INSERT INTO "question_support" VALUES('tg5yh3oj4zeiuiye','wmrbypduzvgon2ws','2q4gmqqff5bvavvm','2023-10-19 07:30:00.047546');
INSERT INTO "question_support" VALUES('2qkoszof6hxsrxs4','zxmqczjag3onqi6i','vfxs3n57u26g3gqs','2023-10-19 07:30:00.051701');
INSERT INTO "question_support" VALUES('hcoyfuf3b3onbp4g','zxmqczjag3onqi6i','elf5owprrgi34j5k','2023-10-19 07:30:00.052650');
INSERT INTO "question_support" VALUES('kxxp2qowk5qxs6z3','zxmqczjag3onqi6i','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.053551');
INSERT INTO "question_support" VALUES('3y6yqmmri6i6cafn','zxmqczjag3onqi6i','2q4gmqqff5bvavvm','2023-10-19 07:30:00.054509');
INSERT INTO "question_support" VALUES('ti3ssouckzbq3zry','yrhsatwydm6vljza','elf5owprrgi34j5k','2023-10-19 07:30:00.058628');
INSERT INTO "question_support" VALUES('ezfzivpk7uee2bu7','yrhsatwydm6vljza','jztfons4e66gcerd','2023-10-19 07:30:00.059685');
INSERT INTO "question_support" VALUES('x45bnvaj4zolbjwc','yrhsatwydm6vljza','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.060617');
INSERT INTO "question_support" VALUES('rwqeifrzsn7t32rz','yrhsatwydm6vljza','2q4gmqqff5bvavvm','2023-10-19 07:30:00.061522');
INSERT INTO "question_support" VALUES('2xucjsa4ek2w47ct','yrhsatwydm6vljza','vfxs3n57u26g3gqs','2023-10-19 07:30:00.062471');
INSERT INTO "question_support" VALUES('mkf42qyr3rvmfz72','yrhsatwydm6vljza','xfoxhdot5uohmax2','2023-10-19 07:30:00.063455');
INSERT INTO "question_support" VALUES('gijukjc475vdxyj5','yrhsatwydm6vljza','hfwy47nnhzwlmaze','2023-10-19 07:30:00.064480');
INSERT INTO "question_support" VALUES('su6ru4igr6huslyb','pxrkkntc2lziimou','elf5owprrgi34j5k','2023-10-19 07:30:00.070668');
INSERT INTO "question_support" VALUES('pjlewjktbmzz4a2o','pxrkkntc2lziimou','vfxs3n57u26g3gqs','2023-10-19 07:30:00.071765');
INSERT INTO "question_support" VALUES('xzxod24q6gng2q3g','pxrkkntc2lziimou','hfwy47nnhzwlmaze','2023-10-19 07:30:00.072696');
INSERT INTO "question_support" VALUES('h4wldis767czi5cs','pxrkkntc2lziimou','jztfons4e66gcerd','2023-10-19 07:30:00.073566');
INSERT INTO "question_support" VALUES('eyz4se5ly3qwbekx','pxrkkntc2lziimou','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.074483');
INSERT INTO "question_support" VALUES('hsvjizgbzzfrqall','pxrkkntc2lziimou','xfoxhdot5uohmax2','2023-10-19 07:30:00.075426');
INSERT INTO "question_support" VALUES('ankdkwqopnchv7vp','pxrkkntc2lziimou','7kyazvpexnnvfszq','2023-10-19 07:30:00.076318');
INSERT INTO "question_support" VALUES('2cdczt2tynpasqf4','77fakzz6lkd4dncr','jztfons4e66gcerd','2023-10-19 07:30:00.080533');
INSERT INTO "question_support" VALUES('ai67anvg2ajbc2mz','77fakzz6lkd4dncr','2q4gmqqff5bvavvm','2023-10-19 07:30:00.081502');
INSERT INTO "question_support" VALUES('324ytdc6axdys3xd','77fakzz6lkd4dncr','7kyazvpexnnvfszq','2023-10-19 07:30:00.082447');
INSERT INTO "question_support" VALUES('qxb33z22pliil6nd','77fakzz6lkd4dncr','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.083502');
INSERT INTO "question_support" VALUES('wbkytycrhepgtq7b','77fakzz6lkd4dncr','hfwy47nnhzwlmaze','2023-10-19 07:30:00.084401');
INSERT INTO "question_support" VALUES('wf4oe7q23ohjmyfc','77fakzz6lkd4dncr','vfxs3n57u26g3gqs','2023-10-19 07:30:00.085333');
INSERT INTO "question_support" VALUES('4xyaxht4ajkrxgr6','77fakzz6lkd4dncr','xfoxhdot5uohmax2','2023-10-19 07:30:00.086199');
INSERT INTO "question_support" VALUES('ziuy3ek2xsxxears','v37b7yguhqbseybo','7kyazvpexnnvfszq','2023-10-19 07:30:00.090291');
INSERT INTO "question_support" VALUES('uk3co5vwfvuyvt4d','v37b7yguhqbseybo','elf5owprrgi34j5k','2023-10-19 07:30:00.091368');
INSERT INTO "question_support" VALUES('f7um7els2mjxxly6','v37b7yguhqbseybo','xfoxhdot5uohmax2','2023-10-19 07:30:00.092263');
INSERT INTO "question_support" VALUES('ye5eyxqob3kwha4l','v37b7yguhqbseybo','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.093132');
INSERT INTO "question_support" VALUES('6gfrurqvgy2weq2b','v37b7yguhqbseybo','jztfons4e66gcerd','2023-10-19 07:30:00.094009');
INSERT INTO "question_support" VALUES('xjdbv4bi6aijexmn','v37b7yguhqbseybo','2q4gmqqff5bvavvm','2023-10-19 07:30:00.094869');
INSERT INTO "question_support" VALUES('ga6am5mso4so2dcg','v37b7yguhqbseybo','hfwy47nnhzwlmaze','2023-10-19 07:30:00.095790');
INSERT INTO "question_support" VALUES('qsv52fw237ergd7f','jpm6vn4koh25xvqy','7kyazvpexnnvfszq','2023-10-19 07:30:00.101671');
INSERT INTO "question_support" VALUES('pdl6is7gx734ecjd','jpm6vn4koh25xvqy','vfxs3n57u26g3gqs','2023-10-19 07:30:00.102620');
INSERT INTO "question_support" VALUES('7eqdzawclxee6pmq','3zmrqfpevdzzcq7n','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.106426');
INSERT INTO "question_support" VALUES('shmlm6wn44xb3ith','3zmrqfpevdzzcq7n','vfxs3n57u26g3gqs','2023-10-19 07:30:00.107458');
INSERT INTO "question_support" VALUES('7yepaslp5hpyynw2','3zmrqfpevdzzcq7n','7kyazvpexnnvfszq','2023-10-19 07:30:00.108332');
INSERT INTO "question_support" VALUES('b43lpzyawnwvnw3w','rn767otbjeqpwfau','jztfons4e66gcerd','2023-10-19 07:30:00.112067');
INSERT INTO "question_support" VALUES('7eewh73rb5geb4oc','rn767otbjeqpwfau','vfxs3n57u26g3gqs','2023-10-19 07:30:00.113033');
INSERT INTO "question_support" VALUES('btcl6pafyxdnuolf','rn767otbjeqpwfau','hfwy47nnhzwlmaze','2023-10-19 07:30:00.113909');
INSERT INTO "question_support" VALUES('2snfsoxzbq3kajvp','rn767otbjeqpwfau','obeb4qjyuk2rjdj3','2023-10-19 07:30:00.114774');
INSERT INTO "question_support" VALUES('vh4lc4wiegukk6io','rn767otbjeqpwfau','xfoxhdot5uohmax2','2023-10-19 07:30:00.115726');
INSERT INTO "question_support" VALUES('cvikd5xnukdeyjlr','rn767otbjeqpwfau','elf5owprrgi34j5k','2023-10-19 07:30:00.116577');
INSERT INTO "question_support" VALUES('pgqwpphrlhkxkfis','rn767otbjeqpwfau','2q4gmqqff5bvavvm','2023-10-19 07:30:00.117477');
CREATE TABLE recorded_ballot (
	division_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	choices VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_recorded_ballot PRIMARY KEY (division_id, seat_id)
)
 WITHOUT ROWID

;
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','2q4gmqqff5bvavvm','yes',0);
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','7kyazvpexnnvfszq','yes',0);
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','elf5owprrgi34j5k','abstain',0);
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','hfwy47nnhzwlmaze','no',0);
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','jztfons4e66gcerd','no',0);
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','obeb4qjyuk2rjdj3','yes',0);
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','vfxs3n57u26g3gqs','yes',0);
INSERT INTO "recorded_ballot" VALUES('jkubzglbch54x2vv','xfoxhdot5uohmax2','yes',0);
CREATE TABLE recorded_nonce (
	division_id VARCHAR NOT NULL, 
	tracker VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	CONSTRAINT pk_recorded_nonce PRIMARY KEY (division_id, tracker)
)
 WITHOUT ROWID

;
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','6AGXQ6FIQPFNBMU4','obeb4qjyuk2rjdj3',0,'recorded');
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','ELBJHJEPLVE52GSG','elf5owprrgi34j5k',0,'recorded');
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','EWQMUK7BTXHEJAJ3','2q4gmqqff5bvavvm',0,'recorded');
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','IXZWORTVFCGHO4KC','vfxs3n57u26g3gqs',0,'recorded');
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','J7GJIKIQVTMYEVAD','7kyazvpexnnvfszq',0,'recorded');
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','ORJI4LGFXD7U7VNS','hfwy47nnhzwlmaze',0,'recorded');
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','SRSJHORTCCWIBM4G','jztfons4e66gcerd',0,'recorded');
INSERT INTO "recorded_nonce" VALUES('jkubzglbch54x2vv','YAWNKWZEKILNL5H7','xfoxhdot5uohmax2',0,'recorded');
CREATE TABLE seat (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	company_id VARCHAR NOT NULL, 
	delegate_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	locator BLOB NOT NULL, 
	may_vote BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, 
	key_version INTEGER NOT NULL, 
	door_version INTEGER NOT NULL, 
	CONSTRAINT pk_seat PRIMARY KEY (id), 
	CONSTRAINT ck_seat_number CHECK (number >= 1), 
	CONSTRAINT fk_seat_company_id_company FOREIGN KEY(company_id) REFERENCES company (id), 
	CONSTRAINT fk_seat_delegate_id_delegate FOREIGN KEY(delegate_id) REFERENCES delegate (id), 
	CONSTRAINT fk_seat_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT uq_seat_locator UNIQUE (locator)
);
INSERT INTO "seat" VALUES('jztfons4e66gcerd','sb57ky75pwkts35z','2tkhkldeorqp6gol','a5gl2z4d6nsmqtks',1,X'ABE6C4DB04',1,1,1,1);
INSERT INTO "seat" VALUES('xfoxhdot5uohmax2','sb57ky75pwkts35z','owbtnpvam3gvwbc3','ir6r6g3uzxojfefu',2,X'D9DBEC2696',1,1,1,1);
INSERT INTO "seat" VALUES('vfxs3n57u26g3gqs','sb57ky75pwkts35z','ckisaamorg27dalt','t2pymeskj7qkvxlm',3,X'B21DF0662E',1,1,1,1);
INSERT INTO "seat" VALUES('obeb4qjyuk2rjdj3','sb57ky75pwkts35z','hixyjcrsv5qvbu4p','xvddcepcg64a2iu2',4,X'BFA9ED882A',1,1,1,1);
INSERT INTO "seat" VALUES('2q4gmqqff5bvavvm','sb57ky75pwkts35z','3zv25mofo2qa3r4w','agwxiqblodncde7n',5,X'2BCC044F31',1,1,1,1);
INSERT INTO "seat" VALUES('7kyazvpexnnvfszq','sb57ky75pwkts35z','umx4hppbxw2236m4','wqqjsmwdgfad24ie',6,X'3700926A84',1,1,1,1);
INSERT INTO "seat" VALUES('elf5owprrgi34j5k','sb57ky75pwkts35z','h3phrfirred6n3au','azf6yfpwybocue4i',7,X'F63B9A8ED3',1,1,1,1);
INSERT INTO "seat" VALUES('hfwy47nnhzwlmaze','sb57ky75pwkts35z','l5vq7znu6ecc5d2o','zs4ke6fgq3uiuqbs',8,X'59432D7695',1,1,1,1);
CREATE TABLE secret_ballot (
	division_id VARCHAR NOT NULL, 
	tracker VARCHAR NOT NULL, 
	choices VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	replaced BOOLEAN NOT NULL, 
	CONSTRAINT pk_secret_ballot PRIMARY KEY (division_id, tracker)
)
 WITHOUT ROWID

;
INSERT INTO "secret_ballot" VALUES('3mmfc64eafo7ufim','6GYDWSR2WOP4DRK4','A',0,0);
INSERT INTO "secret_ballot" VALUES('3mmfc64eafo7ufim','AZY5JBSJKWJWEGKV','',0,0);
INSERT INTO "secret_ballot" VALUES('3mmfc64eafo7ufim','S2NB4THJQHBLSEQT','D',0,0);
INSERT INTO "secret_ballot" VALUES('72g67bhxnez5pfy6','2RBGPMOO4DPJJ7MT','C',0,0);
INSERT INTO "secret_ballot" VALUES('72g67bhxnez5pfy6','5RUU26QU4BQVN3X3','B',0,0);
INSERT INTO "secret_ballot" VALUES('72g67bhxnez5pfy6','6QWKDEDGTHMXNQ2X','C',0,0);
INSERT INTO "secret_ballot" VALUES('72g67bhxnez5pfy6','HXRPFUM7XGKADUYO','C',0,0);
INSERT INTO "secret_ballot" VALUES('72g67bhxnez5pfy6','L6ZHDE44TSWFWLI7','C',0,0);
INSERT INTO "secret_ballot" VALUES('72g67bhxnez5pfy6','LOZRZJJIIQ5HIZP7','E',0,0);
INSERT INTO "secret_ballot" VALUES('72g67bhxnez5pfy6','WV4SI3TS2FZCDYOB','E',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','C7N354JNIGCU4PDR','C',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','DHBJKQR7OVIZWC67','B',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','EPMEJSOYH4XAO7ZW','',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','H5WH6RAGIHLVMFJT','A',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','HJ4KG75RYZ53OJDJ','B',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','LBKWWOTY657PLZ2O','B',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','NBDQZBMOOUO3ONDN','A',0,0);
INSERT INTO "secret_ballot" VALUES('i5lzmq7g2ghsselo','VZUDRXDMN7JFMAF6','D',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','2Z6RSE65UV7GYPJH','A',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','BYDMIAZ66WYN5K53','A',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','GLVHZUFGPUOX5LUN','A',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','H3VVAZDEEMQYKE7E','A',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','NAN2BMNO6WXYK5BO','C',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','ND5KBGUBA3N3IOCS','B',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','Z7V3WDTCD3LFXXRX','B',0,0);
INSERT INTO "secret_ballot" VALUES('lo3vqbjtbao32ih5','ZWPB7YHSNXRGCCQU','A',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','42OW5LYB7GFG7SRM','A',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','63ZW3TED35LAKQCT','A',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','6ETK3W7SGPHTMBN2','A',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','7LVGJNOGZPYACPVJ','A',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','LH3QOXWMJODKZPQ3','A',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','MNE275AD2XIAK6LE','B',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','X5RG4OIMS6SKOCF5','A',0,0);
INSERT INTO "secret_ballot" VALUES('oggxk27itcctralh','Z4MINQ6VSQB5U3YM','A',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','3JO6HHAS7BWH7MWT','B',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','7HDJUBVAK3X5EUT4','A',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','GZI5INXYW7XRXMWJ','C',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','H52SIMW5FU27FQLF','D',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','P6UGDHAPGFME73SH','C',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','UEPI5UQ6ZQRXGI7T','B',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','VC4S6ETBIFKGNB7T','A',0,0);
INSERT INTO "secret_ballot" VALUES('wz3ssqs6nsjj3ddd','ZLKRHPSTF53XYUXM','D',0,0);
CREATE TABLE short_code (
	seat_id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	uses_left INTEGER NOT NULL, 
	CONSTRAINT pk_short_code PRIMARY KEY (seat_id), 
	CONSTRAINT uq_short_code_digest UNIQUE (digest)
);
CREATE TABLE sign_in_link (
	id VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	account_id VARCHAR NOT NULL, 
	expires_at DATETIME NOT NULL, 
	spent_at DATETIME, 
	CONSTRAINT pk_sign_in_link PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_link_account_id_staff_account FOREIGN KEY(account_id) REFERENCES staff_account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_sign_in_link_digest UNIQUE (digest)
);
CREATE TABLE sitting (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	phase VARCHAR NOT NULL, 
	opened_at DATETIME, 
	closed_at DATETIME, 
	notice VARCHAR NOT NULL, 
	scene VARCHAR NOT NULL, 
	resumes_at DATETIME, 
	welcome_note VARCHAR NOT NULL, 
	CONSTRAINT pk_sitting PRIMARY KEY (id), 
	CONSTRAINT ck_sitting_phase CHECK (phase IN ('planned','open','adjourned','closed')), 
	CONSTRAINT fk_sitting_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT uq_sitting_edition UNIQUE (edition_id)
);
INSERT INTO "sitting" VALUES('otui5w3i5olvqtu2','sb57ky75pwkts35z','closed','2023-10-19 07:30:00.000348','2023-10-19 13:30:00.006410','','',NULL,'');
CREATE TABLE sitting_officer (
	id VARCHAR NOT NULL, 
	sitting_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	seat_id VARCHAR, 
	CONSTRAINT pk_sitting_officer PRIMARY KEY (id), 
	CONSTRAINT fk_sitting_officer_sitting_id_sitting FOREIGN KEY(sitting_id) REFERENCES sitting (id) ON DELETE CASCADE
);
INSERT INTO "sitting_officer" VALUES('c367j3b5uoesdiwl','otui5w3i5olvqtu2','chair','Orvar Ordförande (demo)',NULL);
INSERT INTO "sitting_officer" VALUES('zcjngvr4c2brxge3','otui5w3i5olvqtu2','secretary','Siv Sekreterare (demo)',NULL);
CREATE TABLE speaker_list (
	item_id VARCHAR NOT NULL, 
	closed_at DATETIME, 
	CONSTRAINT pk_speaker_list PRIMARY KEY (item_id), 
	CONSTRAINT fk_speaker_list_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
);
CREATE TABLE speaker_setting (
	sitting_id VARCHAR NOT NULL, 
	first_seconds INTEGER NOT NULL, 
	later_seconds INTEGER NOT NULL, 
	rejoinder_seconds INTEGER NOT NULL, 
	breaking_seconds INTEGER NOT NULL, 
	max_rejoinders INTEGER NOT NULL, 
	from_phones BOOLEAN NOT NULL, 
	sound BOOLEAN NOT NULL, 
	last_step TEXT NOT NULL, 
	CONSTRAINT pk_speaker_setting PRIMARY KEY (sitting_id), 
	CONSTRAINT fk_speaker_setting_sitting_id_sitting FOREIGN KEY(sitting_id) REFERENCES sitting (id) ON DELETE CASCADE
);
CREATE TABLE speaking_turn (
	id VARCHAR NOT NULL, 
	sitting_id VARCHAR NOT NULL, 
	item_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	stance VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	answers_id VARCHAR, 
	limit_seconds INTEGER NOT NULL, 
	used_seconds INTEGER NOT NULL, 
	running_since DATETIME, 
	requested_at DATETIME NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, 
	CONSTRAINT pk_speaking_turn PRIMARY KEY (id), 
	CONSTRAINT ck_speaking_turn_kind CHECK (kind IN ('speech','rejoinder','point_of_order','point_of_information')), 
	CONSTRAINT ck_speaking_turn_running_since CHECK (running_since IS NULL OR status = 'speaking'), 
	CONSTRAINT ck_speaking_turn_stance CHECK (stance IN ('','for','against')), 
	CONSTRAINT ck_speaking_turn_status CHECK (status IN ('waiting','speaking','interrupted','done','withdrawn','skipped')), 
	CONSTRAINT ck_speaking_turn_used_seconds CHECK (used_seconds >= 0), 
	CONSTRAINT fk_speaking_turn_answers_id_speaking_turn FOREIGN KEY(answers_id) REFERENCES speaking_turn (id) ON DELETE SET NULL, 
	CONSTRAINT fk_speaking_turn_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE, 
	CONSTRAINT fk_speaking_turn_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id), 
	CONSTRAINT fk_speaking_turn_sitting_id_sitting FOREIGN KEY(sitting_id) REFERENCES sitting (id) ON DELETE CASCADE
);
CREATE TABLE staff_account (
	id VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	password VARCHAR, 
	active BOOLEAN NOT NULL, 
	fs_uniquifier VARCHAR NOT NULL, 
	role_names VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_staff_account PRIMARY KEY (id), 
	CONSTRAINT uq_staff_account_email UNIQUE (email), 
	CONSTRAINT uq_staff_account_fs_uniquifier UNIQUE (fs_uniquifier)
);
INSERT INTO "staff_account" VALUES('kcrlng75cklqcor3','organisator@exempel.test','Olle Organisatör (demo)',NULL,1,'c78d53d89d5100724e07cdc96948e8c1','organiser','2026-11-21 03:10:37.179157');
INSERT INTO "staff_account" VALUES('ykig2f35ullqb7nl','sekreterare@exempel.test','Siv Sekreterare (demo)',NULL,1,'70d6044fb5bdddb809f149805ecfa652','operator','2026-11-21 03:10:37.182505');
INSERT INTO "staff_account" VALUES('mhinskqtb73gxyjh','ordforande@exempel.test','Orvar Ordförande (demo)',NULL,1,'6f302231647649e93d7373a1588f67ae','chair','2026-11-21 03:10:37.183851');
INSERT INTO "staff_account" VALUES('nynm44vma7pnjcbi','fraga@exempel.test','Freja Frågemoderator (demo)',NULL,1,'e0b16ace2e948d34a5213d5870783ed6','moderator','2026-11-21 03:10:37.185051');
INSERT INTO "staff_account" VALUES('7a3znphqzdz32qna','dorr@exempel.test','Doris Dörrvärd (demo)',NULL,1,'912771c327e95890878d94971a515282','door','2026-11-21 03:10:37.186362');
INSERT INTO "staff_account" VALUES('isoyvt5yffzu5xxw','hjalp@exempel.test','Hjalmar Hjälpdisk (demo)',NULL,1,'abfb65ff37d8821d07fd0cce9f6a405a','desk','2026-11-21 03:10:37.187656');
INSERT INTO "staff_account" VALUES('4qdyywfccgdtywci','storbild@exempel.test','Storbilden (demo)',NULL,1,'06c36dbe37078796c7c686a3ea9804c6','screen','2026-11-21 03:10:37.188724');
INSERT INTO "staff_account" VALUES('id57cjunzpesg5jt','lasare@exempel.test','Lasse Läsare (demo)',NULL,1,'2f0592b3aea10cae9d21637bac21c7b3','reader','2026-11-21 03:10:37.189806');
CREATE TABLE theme (
	id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	palette VARCHAR NOT NULL, 
	icon VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	answers INTEGER NOT NULL, 
	answer_minutes INTEGER NOT NULL, 
	introduction_minutes INTEGER NOT NULL, 
	questions_minutes INTEGER NOT NULL, 
	division_minutes INTEGER NOT NULL, 
	tie_rule VARCHAR NOT NULL, 
	roles TEXT NOT NULL, 
	introduction TEXT NOT NULL, 
	CONSTRAINT pk_theme PRIMARY KEY (id), 
	CONSTRAINT ck_theme_tie_rule CHECK (tie_rule IN ('both','deciding','lot')), 
	CONSTRAINT ck_theme_answers CHECK (answers BETWEEN 1 AND 5), 
	CONSTRAINT fk_theme_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id), 
	CONSTRAINT uq_theme_key UNIQUE (edition_id, "key")
);
INSERT INTO "theme" VALUES('pwcwntzjo5oqemqy','rwsjwvsey4hmrsr5','hallbarhet','Hållbarhet','Sustainability','leaf','leaf',1,2,10,10,20,5,'both','','Länet har gott om förnybar el, skog och besökare. Hur ska företagen kunna växa på ett sätt som håller i längden?');
INSERT INTO "theme" VALUES('265ahent3ubgsvfs','rwsjwvsey4hmrsr5','kompetensutveckling','Kompetensutveckling','Skills','book','book',2,2,10,10,20,5,'both','','Många företag hittar inte dem de behöver anställa. Hur får vi rätt kunskaper på plats, i hela länet?');
INSERT INTO "theme" VALUES('soou5llaaed6jn4c','rwsjwvsey4hmrsr5','infrastruktur','Infrastruktur','Infrastructure','rails','rails',3,3,7,10,19,5,'both','','Långa avstånd gör vägar, järnväg, flyg och bredband till villkor för att kunna driva företag här.');
INSERT INTO "theme" VALUES('qh676zx5vpksstzi','rwsjwvsey4hmrsr5','digitalisering','Digitalisering','Digitalisation','nodes','nodes',4,1,15,10,20,5,'deciding','','Digitala verktyg kan korta avstånden, om täckningen, kunskapen och säkerheten finns.');
INSERT INTO "theme" VALUES('og2knk33tijmllmu','7cuxfgc5xjkkbl5y','hallbarhet','Hållbarhet','Sustainability','leaf','leaf',1,2,10,10,20,5,'both','','Länet har gott om förnybar el, skog och besökare. Hur ska företagen kunna växa på ett sätt som håller i längden?');
INSERT INTO "theme" VALUES('uxoh7njsdcssamvp','7cuxfgc5xjkkbl5y','kompetensutveckling','Kompetensutveckling','Skills','book','book',2,2,10,10,20,5,'both','','Många företag hittar inte dem de behöver anställa. Hur får vi rätt kunskaper på plats, i hela länet?');
INSERT INTO "theme" VALUES('izkoeyvq3apbdaxf','7cuxfgc5xjkkbl5y','infrastruktur','Infrastruktur','Infrastructure','rails','rails',3,3,7,10,19,5,'both','','Långa avstånd gör vägar, järnväg, flyg och bredband till villkor för att kunna driva företag här.');
INSERT INTO "theme" VALUES('xcbmkjvt5qcmxnuw','7cuxfgc5xjkkbl5y','digitalisering','Digitalisering','Digitalisation','nodes','nodes',4,1,15,10,20,5,'deciding','','Digitala verktyg kan korta avstånden, om täckningen, kunskapen och säkerheten finns.');
INSERT INTO "theme" VALUES('cqxxrketap4nhflu','sb57ky75pwkts35z','hallbarhet','Hållbarhet','Sustainability','leaf','leaf',1,2,10,10,20,5,'both','Ordförande i regionala utvecklingsnämnden (demo)
Områdeschef Hållbar tillväxt','Länet har gott om förnybar el, skog och besökare. Hur ska företagen kunna växa på ett sätt som håller i längden?');
INSERT INTO "theme" VALUES('mdp7qeeqol6pi7vy','sb57ky75pwkts35z','kompetensutveckling','Kompetensutveckling','Skills','book','book',2,2,10,10,20,5,'both','Regionråd för utbildning och kompetens (demo)
Enhetschef kompetensförsörjning (demo)','Många företag hittar inte dem de behöver anställa. Hur får vi rätt kunskaper på plats, i hela länet?');
INSERT INTO "theme" VALUES('ncx2qh33fpt632ke','sb57ky75pwkts35z','infrastruktur','Infrastruktur','Infrastructure','rails','rails',3,3,7,10,19,5,'both','Regionstyrelsens ordförande (demo)
Infrastrukturstrateg (demo)','Långa avstånd gör vägar, järnväg, flyg och bredband till villkor för att kunna driva företag här.');
INSERT INTO "theme" VALUES('rzgd6g7lzg6efbbb','sb57ky75pwkts35z','digitalisering','Digitalisering','Digitalisation','nodes','nodes',4,1,15,10,20,5,'deciding','Regionråd för digitalisering (demo)
Digitaliseringschef (demo)','Digitala verktyg kan korta avstånden, om täckningen, kunskapen och säkerheten finns.');
CREATE TABLE turnout (
	division_id VARCHAR NOT NULL, 
	seat_id VARCHAR NOT NULL, 
	CONSTRAINT pk_turnout PRIMARY KEY (division_id, seat_id)
)
 WITHOUT ROWID

;
INSERT INTO "turnout" VALUES('3mmfc64eafo7ufim','7kyazvpexnnvfszq');
INSERT INTO "turnout" VALUES('3mmfc64eafo7ufim','elf5owprrgi34j5k');
INSERT INTO "turnout" VALUES('3mmfc64eafo7ufim','hfwy47nnhzwlmaze');
INSERT INTO "turnout" VALUES('72g67bhxnez5pfy6','2q4gmqqff5bvavvm');
INSERT INTO "turnout" VALUES('72g67bhxnez5pfy6','7kyazvpexnnvfszq');
INSERT INTO "turnout" VALUES('72g67bhxnez5pfy6','elf5owprrgi34j5k');
INSERT INTO "turnout" VALUES('72g67bhxnez5pfy6','hfwy47nnhzwlmaze');
INSERT INTO "turnout" VALUES('72g67bhxnez5pfy6','obeb4qjyuk2rjdj3');
INSERT INTO "turnout" VALUES('72g67bhxnez5pfy6','vfxs3n57u26g3gqs');
INSERT INTO "turnout" VALUES('72g67bhxnez5pfy6','xfoxhdot5uohmax2');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','2q4gmqqff5bvavvm');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','7kyazvpexnnvfszq');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','elf5owprrgi34j5k');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','hfwy47nnhzwlmaze');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','jztfons4e66gcerd');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','obeb4qjyuk2rjdj3');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','vfxs3n57u26g3gqs');
INSERT INTO "turnout" VALUES('i5lzmq7g2ghsselo','xfoxhdot5uohmax2');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','2q4gmqqff5bvavvm');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','7kyazvpexnnvfszq');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','elf5owprrgi34j5k');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','hfwy47nnhzwlmaze');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','jztfons4e66gcerd');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','obeb4qjyuk2rjdj3');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','vfxs3n57u26g3gqs');
INSERT INTO "turnout" VALUES('jkubzglbch54x2vv','xfoxhdot5uohmax2');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','2q4gmqqff5bvavvm');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','7kyazvpexnnvfszq');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','elf5owprrgi34j5k');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','hfwy47nnhzwlmaze');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','jztfons4e66gcerd');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','obeb4qjyuk2rjdj3');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','vfxs3n57u26g3gqs');
INSERT INTO "turnout" VALUES('lo3vqbjtbao32ih5','xfoxhdot5uohmax2');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','2q4gmqqff5bvavvm');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','7kyazvpexnnvfszq');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','elf5owprrgi34j5k');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','hfwy47nnhzwlmaze');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','jztfons4e66gcerd');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','obeb4qjyuk2rjdj3');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','vfxs3n57u26g3gqs');
INSERT INTO "turnout" VALUES('oggxk27itcctralh','xfoxhdot5uohmax2');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','2q4gmqqff5bvavvm');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','7kyazvpexnnvfszq');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','elf5owprrgi34j5k');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','hfwy47nnhzwlmaze');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','jztfons4e66gcerd');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','obeb4qjyuk2rjdj3');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','vfxs3n57u26g3gqs');
INSERT INTO "turnout" VALUES('wz3ssqs6nsjj3ddd','xfoxhdot5uohmax2');
CREATE INDEX ix_budget_frame_edition_id ON budget_frame (edition_id);
CREATE INDEX ix_budget_line_edition_id ON budget_line (edition_id);
CREATE INDEX ix_division_edition_id ON division (edition_id);
CREATE UNIQUE INDEX uq_division_open ON division (sitting_id) WHERE status = 'open';
CREATE INDEX ix_journal_subject ON journal (subject);
CREATE INDEX ix_kept_answer_made_at ON kept_answer (made_at);
CREATE INDEX ix_mail_letter_about ON mail_letter (about);
CREATE INDEX ix_mail_letter_created_at ON mail_letter (created_at);
CREATE INDEX ix_mail_letter_due ON mail_letter (status, next_try_at);
CREATE INDEX ix_mail_letter_recipient ON mail_letter (recipient);
CREATE INDEX ix_budget_expense_edition_id ON budget_expense (edition_id);
CREATE INDEX ix_company_edition_id ON company (edition_id);
CREATE UNIQUE INDEX uq_company_org_no ON company (edition_id, org_no) WHERE cancelled_at IS NULL;
CREATE INDEX ix_paper_count_division_id ON paper_count (division_id);
CREATE INDEX ix_partner_edition ON partner (edition_id);
CREATE UNIQUE INDEX uq_agenda_item_current ON agenda_item (sitting_id) WHERE status = 'current';
CREATE INDEX ix_programme_item_edition ON programme_item (edition_id, position);
CREATE INDEX ix_seat_company_id ON seat (company_id);
CREATE INDEX ix_seat_delegate_id ON seat (delegate_id);
CREATE INDEX ix_seat_edition_id ON seat (edition_id);
CREATE UNIQUE INDEX uq_seat_number ON seat (edition_id, number) WHERE active;
CREATE INDEX ix_attendance_edition_id ON attendance (edition_id);
CREATE INDEX ix_attendance_seat_id ON attendance (seat_id);
CREATE UNIQUE INDEX uq_attendance_open ON attendance (seat_id) WHERE left_at IS NULL;
CREATE INDEX ix_question_edition_id_theme_id ON question (edition_id, theme_id);
CREATE INDEX ix_question_seat_id ON question (seat_id);
CREATE UNIQUE INDEX uq_question_on_screen ON question (edition_id) WHERE status = 'on_screen';
CREATE INDEX ix_speaking_turn_item_id_status_position ON speaking_turn (item_id, status, position);
CREATE INDEX ix_speaking_turn_seat_id ON speaking_turn (seat_id);
CREATE INDEX ix_speaking_turn_sitting_id ON speaking_turn (sitting_id);
CREATE UNIQUE INDEX uq_speaking_turn_open ON speaking_turn (item_id, seat_id, kind) WHERE status IN ('waiting','speaking','interrupted');
CREATE UNIQUE INDEX uq_speaking_turn_speaking ON speaking_turn (sitting_id) WHERE status = 'speaking';
CREATE INDEX ix_question_support_seat_id ON question_support (seat_id);
COMMIT;
