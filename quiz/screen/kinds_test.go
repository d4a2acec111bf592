package screen_test

// kinds has a card of every kind, each with an id that names it.
const kinds = `---
deck: Borders
attribution: According to the survey
tags: [test]
---

Q: Which *factors* make a **border** hard to hold?
A: Three of them:

- its length, above all where the country on both sides is high, dry and empty of roads
- ` + "`terrain`" + `
- the neighbours

why: A long border needs more posts than a state can pay for.
note: The author leaves out the weather.
src: ¶2
> a long border
until: 2027-03-31
hint: look at a map
<!-- id: basic -->

Q: What does this print?

` + "```go" + `
for i := range 3 { defer fmt.Print(i, "and a string that is longer than the window is wide, so that it is cut") }
` + "```" + `
A: | step | prints |
|---|---|
| 1 | 2 |
| 2 | 1 |
<!-- id: code -->

Q: سرحد کہاں سے شروع ہوتی ہے؟
A: پہاڑوں سے
<!-- id: urdu -->

Q: Which line was drawn in 1893?
= the Durand line
= Durand
hint: a diplomat's name
why: Sir Mortimer drew it.
<!-- id: typed -->

C: The line is about [2640] km long and crosses [the Khyber::a pass] in the north.
<!-- id: cloze -->

Q: Which of these crosses the line?
- [ ] the river Indus, which rises far away behind the mountains and only comes near to it
- [x] the Khyber pass <!-- Yes, at Torkham. -->
- [ ] the Karakoram highway <!-- It goes to China. -->
<!-- id: choice -->

Q: Which of these are neighbours of Afghanistan?
- [x] Iran
- [x] China
- [ ] India <!-- Not since 1947. -->
- [x] Tajikistan
- [ ] Kyrgyzstan
<!-- id: several -->

T: The line crosses mountains.
why: The Hindu Kush.
<!-- id: true -->

F: The line ends at the sea.
<!-- id: false -->

ALL: What does a border post need?
- water
- a road by which it can be reached in winter, too, when the passes are under snow
- a wall
src: ¶2
> a long border
> posts
<!-- id: all -->

ALL 2: Name two crossings.
- Torkham
- Chaman
- Ghulam Khan
<!-- id: any -->

ORDER: Put these in order, the earliest first.
1. the first treaty
2. the second treaty
3. the war
4. the fence along the whole of the line, with its forts and its cameras
<!-- id: order -->

CLAIM: Fences don't end smuggling.
because: Whoever earns by it finds a gate.
effect: Prices rise.
<!-- id: claim -->
`

// passage is a paragraph of the source, long enough to be shown in part.
const source = "It is said that a long border is a dear border. Whoever has one must keep posts on it, and whoever keeps posts must " +
	"feed them, and roads must lead to them, and the roads must be kept. So the cost of a border grows with more than its " +
	"length. In the first years nobody counted it, for the soldiers were paid from another purse. Later, when the purse was " +
	"empty, it was counted after all, and the sum was such that for a year nobody dared to write it down. Then the posts on " +
	"the heights were given up one after the other, and the shepherds had the line to themselves again."
