package ink_test

import (
	"os"

	"sabaq/quiz/screen/ink"
)

// A title from outside is made safe where it becomes a span. The palette is
// plain here; in a terminal it comes from ink.PaletteFor(os.Getenv, true).
func Example() {
	const width = 40
	var p ink.Palette
	deck := "Pak-Afghan \x1b[2J\u202erelations"
	head := ink.Spread(ink.Line{ink.Styled(ink.Title, deck)}, ink.Plainly("11 of 27"), width, p)
	if err := p.Print(os.Stdout, head, p.Rule(width)); err != nil {
		panic(err)
	}
	body := ink.Cloze("The agreement was signed in [a year], says the *essay*.", width-3, p)
	if err := p.Print(os.Stdout, ink.Prefix(body, ink.Blank(3), ink.Blank(3))...); err != nil {
		panic(err)
	}
	// Output:
	// Pak-Afghan relations            11 of 27
	// ----------------------------------------
	//    The agreement was signed in [a year],
	//    says the *essay*.
}

func ExampleExcerpt() {
	var p ink.Palette
	passage := "The first sentence. The second one says it in few words. A third follows."
	lines := ink.Quoted(ink.Excerpt(passage, []string{"in few words"}, 38, p), p)
	if err := p.Print(os.Stdout, lines...); err != nil {
		panic(err)
	}
	// Output:
	// | The first sentence. The second one
	// | says it [in few words]. A third
	// | follows.
}

func ExampleBar() {
	p := ink.Palette{Mode: ink.Colour, ASCII: true}
	if err := (ink.Palette{}).Print(os.Stdout, ink.Bar(0.4, 12, p)); err != nil {
		panic(err)
	}
	// Output: [####------]
}
