-- personal data
ALTER TABLE requests ADD COLUMN initiated_on TEXT;
ALTER TABLE requests ADD COLUMN performed_on TEXT;
ALTER TABLE requests ADD COLUMN followed_up_on TEXT;
ALTER TABLE requests ADD COLUMN fee INTEGER;
ALTER TABLE requests ADD COLUMN fee_why TEXT;

ALTER TABLE agreements ADD COLUMN art28_a_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_b_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_c_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_d_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_e_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_f_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_g_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_h_where TEXT;
ALTER TABLE agreements ADD COLUMN authorisation TEXT;
ALTER TABLE agreements ADD COLUMN art28_2_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_4 INTEGER;
ALTER TABLE agreements ADD COLUMN art28_4_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_9 INTEGER;
ALTER TABLE agreements ADD COLUMN art28_9_where TEXT;
ALTER TABLE agreements ADD COLUMN completeness INTEGER;
ALTER TABLE agreements ADD COLUMN subprocessors_on TEXT;
ALTER TABLE subprocessors ADD COLUMN third_country INTEGER;
ALTER TABLE processings ADD COLUMN dpia_state TEXT;
ALTER TABLE processings ADD COLUMN warnings TEXT;
