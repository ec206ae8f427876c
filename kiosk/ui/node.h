#pragma once
// The semantic tree of one screen: what stands on it, in reading order. Pixels, touch targets,
// speech, focus and tests all come from this one tree. Pure values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/floor_plan.h"
#include "kiosk/ui/phrase.h"

namespace kiosk::ui {

enum class Role : std::uint8_t {
  Screen,
  StatusLine,  // place, date and time; "offline" only when it is so
  Title,       // one plain sentence
  Text,
  Note,    // a card that tells something that matters now
  Alert,   // a card that tells of a fault
  Fact,    // a label and its value
  Tile,    // a large card of the home screen
  Choice,  // one of several answers, a row with an arrow
  Tick,    // one of several that may hold together, a row with a box
  Button,
  Key,     // of the on-screen keyboard; may be struck twice in a row
  Field,   // what was typed
  Number,  // the queue number, digits in equal cells
  QrCode,
  Slip,    // the paper, drawn in its state
  Plan,    // a floor plan with markers on it; `value` names the drawing
  Marker,  // a place on a plan, of a finger's size
  Mark,    // a place on a plan that is only looked at
  Here,    // "you are here" on a plan
  Group,
};

enum class Emphasis : std::uint8_t {
  Normal,
  Primary,  // the one action that the screen is for
  Accent,
  Danger,
  Quiet,
  Selected,  // the chosen one of several
};

/// How a group places its children.
enum class Arrangement : std::uint8_t {
  Stack,    // one below the other
  Tiles,    // two columns in portrait, four in landscape
  List,     // one column in portrait, two in landscape
  Columns,  // side by side in landscape, stacked in portrait
  Flow,     // left to right, wrapping
  KeyRow,   // keys of equal height that share the width
};

struct Node {
  std::string id;  // stable; says what it is: `home.ticket`, `queue.service.SP071`
  Role role = Role::Text;
  Phrase text;
  Phrase detail;      // a second, smaller line
  Phrase speech;      // what is spoken instead of text and detail; empty = those
  std::string icon;   // name of a file in assets/icons
  std::string value;  // travels with the tap, or the state of a drawing
  Emphasis emphasis = Emphasis::Normal;
  Arrangement arrangement = Arrangement::Stack;
  bool enabled = true;
  bool is_picture = false;  // a tile that is understood by its icon: large, in the middle
  bool is_private = false;  // own words, a PIN's digit: said to headphones only, never logged
  std::optional<Language> language;  // of texts that exist in one language only
  std::vector<Phrase> room_for;      // texts that may take this one's place: the height is theirs
  std::vector<domain::PlanPoint> points;  // of a plan: the way to draw; else where the marker is
  int height_permille = 0;                // of a plan, for a width of 1000
  std::vector<Node> children;

  bool operator==(const Node&) const = default;
};

/// How the frame around the body looks.
enum class FrameStyle : std::uint8_t {
  Normal,
  Attract,  // nobody is there: large, centred, nothing to read twice
  Hero,     // the queue number
  Alert,    // the kiosk cannot serve; says why and where to go
};

/// One screen. The frame (status line, navigation, tools) is the same on every screen.
struct ScreenTree {
  std::string name;  // `queue.priority`: prefix of the node ids, name of the goldens
  FrameStyle style = FrameStyle::Normal;
  Node status_line;
  Node title;
  std::vector<Node> body;        // shown in pages when it is longer than the screen
  std::vector<Node> navigation;  // back, home; the primary action last
  std::vector<Node> tools;       // languages, display, help
  std::string background;        // id of the control that empty places stand for; usually none

  bool operator==(const ScreenTree&) const = default;
};

const char* name_of(Role role);

/// True when a tap on such a node means something.
bool is_control(Role role);

/// Every node of a screen in reading order.
std::vector<const Node*> all_nodes(const ScreenTree& tree);

}  // namespace kiosk::ui
