#pragma once
// Everything the kiosk knows, as one value. `update` and `view` are pure functions of it.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flows/screens.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/effect.h"
#include "kiosk/messages/event.h"

namespace kiosk::app {

/// What is being said, and what follows it. A late end of an earlier utterance changes nothing.
struct Speech {
  std::vector<ui::Utterance> queue;
  std::size_t at = 0;  // in the queue; its size when all is said
  bool speaking = false;
  std::chrono::milliseconds since{0};  // steady; when this utterance began
  std::chrono::milliseconds quiet_since{0};

  bool operator==(const Speech&) const = default;
};

/// What belongs to one visitor and is gone with them.
struct Session {
  ui::Appearance appearance;
  ui::Hearing hearing;
  Speech speech;
  std::vector<std::chrono::milliseconds> knocks;  // steady; presses of the help key in a row
  bool unplugged = false;                         // headphones were taken out while the kiosk spoke
  std::string focus;                              // id of the focused control; empty = none
  int first_row = 0;                              // of a body that is shown in pages
  std::chrono::milliseconds last_activity{0};     // steady
  std::optional<flows::StaffSession> staff;       // while a member is signed in

  bool operator==(const Session&) const = default;
};

/// A slip on its way, so that the end of a ticket, or of what staff asked for, is recorded even
/// when whoever asked has left.
struct SlipUnderway {
  Uuid subject;
  std::uint64_t job = 0;
  messages::SlipKind kind = messages::SlipKind::Ticket;
  std::optional<messages::StaffSlip> for_staff{};

  bool operator==(const SlipUnderway&) const = default;
};

/// Equal models hold the very same content, not one that reads alike: it is compared by its place
/// in memory, and read again it is another. `describe` compares by what it says.
struct Model {
  flows::Settings settings;
  flows::CodeKeys keys;
  std::shared_ptr<const domain::Content> content;
  std::shared_ptr<const domain::SearchIndex> search;
  std::string content_digest;
  Instant now{};
  std::chrono::milliseconds steady{0};
  flows::Health health;
  Session session;
  flows::Screen screen = flows::home::Attract{};
  std::vector<flows::Screen> trail;  // places that back returns to, oldest first
  std::vector<Uuid> identities;      // for records to come
  std::vector<Uuid> voice_identities;
  bool identities_asked = false;
  std::vector<SlipUnderway> slips;
  std::optional<std::chrono::milliseconds> face_kept_at;  // steady; the last pulse
  std::vector<messages::StaffCall> staff_calls;           // the last ones, newest first
  messages::Standing standing;
  std::uint64_t last_utterance = 0;
  std::chrono::milliseconds last_ticket_at = flows::never;  // steady
  int tickets_in_a_row = 0;                                 // each soon after the one before

  bool operator==(const Model&) const = default;
};

/// The same call again so soon is the same call (T13.1).
inline constexpr std::chrono::seconds between_staff_calls{10};
inline constexpr std::size_t staff_calls_kept = 10;
/// Nobody needs a second number this soon after the first.
inline constexpr std::chrono::seconds row_of_tickets{20};

struct Step {
  Model model;
  std::vector<messages::Effect> effects;
};

/// The model before anything has happened, and what the shell has to do first.
Step start(flows::Settings settings, flows::CodeKeys keys = {});

/// `words` are the catalogues, which slips and speech are written from.
Step update(Model model, const messages::Event& event, const ui::Words& words);

/// Nothing that we say takes so long: a voice that does not come back holds nobody up.
inline constexpr std::chrono::seconds longest_utterance{120};

/// The same model, known from the start by a few events instead of by all that has happened.
struct Resumption {
  std::vector<messages::Event> events;
  Model model;
};

/// Nothing while somebody is there, speaks or waits for paper, or if these events would lose
/// anything but what the last visit left behind.
std::optional<Resumption> resume(const Model& model, const ui::Words& words);

/// The screen with its frame: status line, navigation, tools.
ui::ScreenTree view(const Model& model, const ui::Words& words);

/// What is seen while the screen is dark: how to light it, and what has to be seen all the same.
ui::ScreenTree dark_view(const Model& model);

/// What a screen may know; borrows the model and the words.
flows::World world_of(const Model& model, const ui::Words& words);

/// The office's distance from UTC; until its content is loaded, that of western Indonesia.
UtcOffset utc_offset_of(const Model& model);
/// True while a screen is shown, or can be gone back to, on which somebody types what is personal.
bool holds_private_text(const Model& model);

/// Nobody is there: the screen is the start, or the one that says why nobody is served.
bool is_at_rest(const Model& model);

/// One line of text that is equal exactly when the models are equal up to what is personal or
/// secret: replays compare its digest.
std::string describe(const Model& model);

}  // namespace kiosk::app
