package draft

import (
	"slices"
	"strings"
	"testing"
)

// TestLead checks what is shown in front of a card: the sentence that explains it, and no
// sentence where the card stands alone.
func TestLead(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"a noun that the sentence before brings in",
			"Parliament banned private lessons in 1980. The ban drove 40,000 tutors out of work in Seoul.",
			[]string{"cloze: Parliament banned private lessons in 1980. The ban drove [40,000::number] tutors out of work in [Seoul::place]."}},
		{"such, that and those",
			"Storms carry salt from the Aral to farms in Karakalpakstan. Soviet pilots first saw such plumes in May 1975.",
			[]string{"when: Storms carry salt from the Aral to farms in Karakalpakstan. When did Soviet pilots first see such plumes? | May 1975"}},
		{"a time that counts from another",
			"The bank paused the claims of Pakistan in 2016. Six years later the bank granted both claims to India.",
			[]string{"-cloze: The bank granted both"}},
		{"a person is named, not led to",
			"Marie Curie moved to Paris. She won the Nobel Prize in 1903.",
			[]string{"cloze: Marie Curie won the [Nobel Prize::name] in 1903.", "-cloze: Marie Curie moved to Paris. She"}},
		{"the clause before a semicolon",
			"The closure of the Ravi canal lasted a few weeks; its memory has shaped the thinking of Lahore.",
			[]string{"-needs: What has the closure"}},
		{"nothing before a sentence that stands alone",
			"The rains failed in Sindh. The Sukkur Barrage opened in January 1932.",
			[]string{"when: When did the Sukkur Barrage open? | January 1932"}},
		{"a paragraph's first sentence that points back",
			"The rains failed in Sindh.\n\nThose barrages opened in January 1932 in Punjab.",
			[]string{"-cloze: Those barrages", "-when: When did those"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(t, tt.text)
			for _, want := range tt.want {
				if not, ok := strings.CutPrefix(want, "-"); ok {
					if i := slices.IndexFunc(got, func(s string) bool { return strings.HasPrefix(s, not) }); i >= 0 {
						t.Errorf("unwanted: %s", got[i])
					}
				} else if !slices.Contains(got, want) {
					t.Errorf("want %s\ngot  %s", want, strings.Join(got, "\n     "))
				}
			}
		})
	}
}

// TestHero checks that "he" is the person of the title where nobody nearer can be meant, and
// not where somebody was named just before.
func TestHero(t *testing.T) {
	text := "Sir Syed Ahmad Khan and Aligarh\n\nSir Syed Ahmad Khan was born in Delhi in October 1817.\n\nIn 1864, at Ghazipur, he founded the Scientific Society.\n\nJamaluddin al-Afghani attacked from Cairo in 1881. He regarded loyalty to Britain as treason to Islam.\n"
	got := strings.Join(lines(t, text), "\n")
	if !strings.Contains(got, "Sir Syed Ahmad Khan found the Scientific Society?") {
		t.Errorf("the hero isn't named:\n%s", got)
	}
	if strings.Contains(got, "Sir Syed Ahmad Khan regarded") {
		t.Errorf("the hero has another's views:\n%s", got)
	}
}

// TestStars checks that stars around words of plain text are taken for emphasis.
func TestStars(t *testing.T) {
	got := strings.Join(lines(t, "In 1847 Syed Ahmad published *Asar-us-Sanadid*, an account of the monuments of Delhi."), "\n")
	if strings.Contains(got, `\*`) || !strings.Contains(got, "[Asar-us-Sanadid::name]") {
		t.Errorf("got\n%s", got)
	}
}
