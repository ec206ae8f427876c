# Boxes of faces and tactile keys as the kernel has them: a keyboard, a gamepad, a keypad. The kiosk
# is an unprivileged user with what the udev rules give it; what its devices say reaches nobody
# else.
keyboard_box=16c0:27dc
gamepad_box=16c0:27db
keypad=16c0:27dd

# press NAME: the fourth button, the happiest face, and lets go.
press() {
  tell "$1" press 4 >/dev/null
  tell "$1" release 4 >/dev/null
}

are_voices() { [ "$(kiosk voices)" = "$1" ]; }

expect_rating() {
  before=$(kiosk voices)
  press "$1"
  expect 'survey.pulse after*' kiosk at survey.pulse 5
  within 5 are_voices $((before + 1))
}

expect_back() {
  expect 'buttons lost after [01].*' kiosk device buttons lost 2
  tell "$1" plug >/dev/null
  expect 'buttons ready after*' kiosk device buttons ready 5
}

start_with_box() {
  configure <<END
[buttons]
address = "evdev:$1"
[keys]
address = "evdev:$keypad"
END
  start_kiosk
  expect 'buttons ready after*' kiosk device buttons ready 5
}

step "a box that is a keyboard; the same with another number is somebody else's"
plug_in_keys keyboard_box $keyboard_box faces
plug_in_keys keyboard_box,serial=KB0002 $keyboard_box strange
plug_in_keys keyboard,id=$keypad,serial=KP0001 $keypad keypad
start_with_box $keyboard_box/KB0001
overhear $keyboard_box $keypad
expect_rating faces
expect_nothing_overheard
kiosk next_visitor 09:20
voices=$(kiosk voices)
press strange
expect_overheard "key 5 1"
expect_overheard "console: b'4'"
expect home.attract kiosk screen
expect "$voices" kiosk voices
forget_overheard

step "the cable of the box is pulled, the second time while a button is down"
tell faces unplug >/dev/null
expect_back faces
expect_rating faces
kiosk next_visitor 09:30
tell faces press 1 >/dev/null
expect 'survey.pulse after*' kiosk at survey.pulse 5
tell faces unplug >/dev/null
tell faces release 1 >/dev/null
expect_back faces
kiosk next_visitor 09:40
expect_rating faces
expect_nothing_overheard
kiosk next_visitor 09:50

step "tactile keys: the first one says that somebody uses keys, and nothing else"
kiosk tap attract.start
expect 'keys ready*' kiosk device keys ready 5
tell keypad strokes f1 down enter >/dev/null
expect 'queue.agencies*' kiosk at queue.agencies 10
tell keypad unplug >/dev/null
expect 'keys lost after [01].*' kiosk device keys lost 2
expect_screen_answers
tell keypad plug >/dev/null
expect 'keys ready after*' kiosk device keys ready 5
tell keypad strokes backspace >/dev/null
expect 'home.errands*' kiosk at home.errands 10
expect_nothing_overheard

step "a box of buttons proper, which the kernel takes for a gamepad"
stop_kiosk
plug_in_keys button_box $gamepad_box gamepad
start_with_box $gamepad_box
overhear $gamepad_box
expect_rating gamepad
tell gamepad unplug >/dev/null
expect_back gamepad
kiosk next_visitor 10:10
expect_rating gamepad
expect_nothing_overheard
