#pragma once
// Between the touch panel and what a touch means: of all contacts that a panel reports, those that
// a person can have meant. Palms, ghosts (disturbed or wet panels), storms and fingers that never
// leave activate nothing and keep nobody from the screen. Pure; main thread.
//
// A contact is never judged by its time alone in the visitor's disfavour: it may be as long as ten
// seconds (A06), and one that may only look short, because this program was busy, counts.

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/ui/focus.h"
#include "kiosk/ui/theme.h"

namespace kiosk::ui {

/// What a panel reports. Position in pixels of the picture; it may lie beside it.
struct Contact {
  std::int64_t device = 0;
  std::int64_t finger = 0;  // of that device, while it is down
  int x = 0;
  int y = 0;
  TouchPhase phase = TouchPhase::Down;
  std::chrono::milliseconds at{0};       // when this program saw it
  std::chrono::milliseconds late_by{0};  // it may have happened so much earlier
};

/// What was not let through since the program started.
struct TouchCounts {
  std::int64_t ghosts = 0;  // contacts that no person makes
  std::int64_t palms = 0;   // hands that lay on the screen
  std::int64_t stuck = 0;   // contacts that did not leave
  std::int64_t storms = 0;

  bool operator==(const TouchCounts&) const = default;
};

inline constexpr std::chrono::milliseconds shortest_contact{12};
inline constexpr std::chrono::milliseconds longest_contact{10'000};
/// A finger that comes back to its place so soon had not left it.
inline constexpr std::chrono::milliseconds bounce_time{25};
inline constexpr double bounce_reach_mm = 5;
/// Two contacts so soon and so near one after the other, or three at a time, are a hand.
inline constexpr std::chrono::milliseconds palm_time{50};
inline constexpr double palm_reach_mm = 60;
inline constexpr std::size_t palm_contacts = 3;
/// Nobody's finger moves 8 m/s; a report may be a few millimetres off.
inline constexpr double fastest_mm_per_ms = 8;
inline constexpr double jitter_mm = 15;
/// More contacts than hands make, within these times; it is over when none came for a while.
inline constexpr std::size_t burst_contacts = 4;
inline constexpr std::chrono::milliseconds burst_time{120};
inline constexpr std::size_t storm_contacts = 13;
inline constexpr std::chrono::milliseconds storm_time{1000};
inline constexpr std::chrono::milliseconds storm_rest{500};
/// Staff are told when a contact or a storm lasts longer; what is silent for so long is forgotten,
/// for its release may have been lost.
inline constexpr std::chrono::seconds trouble_after{60};
inline constexpr std::chrono::minutes forgotten_after{10};

class TouchGuard {
 public:
  using Touches = std::vector<Touch>;

  /// What follows from it, oldest first. Every Down among them is ended by one Up or Cancelled with
  /// the same number of finger; no number comes twice.
  Touches handle(const Contact& contact, const Panel& panel);

  /// To be called each second: cancels what has been down for too long.
  Touches look(std::chrono::milliseconds now);

  /// The panel is gone, and with it whatever lay on it.
  Touches forget(std::chrono::milliseconds now);

  /// Somebody has to come and look: something lies on the panel, or it is disturbed.
  [[nodiscard]] bool is_in_trouble(std::chrono::milliseconds now) const;
  [[nodiscard]] const TouchCounts& counts() const { return counts_; }

 private:
  struct Held {
    Contact first;  // as it came down
    Contact last;
    std::int64_t number = 0;  // of the touches that are let through
    bool passes = false;      // they are; else it is ignored until it leaves
    bool is_palm = false;
    bool joined = false;  // it came while another was down
  };

  void come_down(const Contact& contact, const Panel& panel, Touches& touches);
  void leave(std::size_t index, const Contact& contact, const Panel& panel, Touches& touches);
  void move(Held& held, const Contact& contact, const Panel& panel, Touches& touches);
  void cancel(Held& held, std::chrono::milliseconds at, Touches& touches);
  bool note_storm(const Contact& contact, Touches& touches);
  bool note_palm(const Contact& contact, const Panel& panel, Touches& touches);
  [[nodiscard]] bool is_bounce(const Contact& contact, const Panel& panel) const;
  [[nodiscard]] bool is_shut(std::chrono::milliseconds now) const;
  [[nodiscard]] std::optional<std::size_t> find(const Contact& contact) const;

  std::vector<Held> held_;                        // oldest first; at most `most_held`
  std::vector<std::chrono::milliseconds> downs_;  // of the last second
  std::optional<Contact> left_;                   // the last one that was let through to its end
  std::optional<std::chrono::milliseconds> storm_since_;
  std::chrono::milliseconds last_down_at_{0};
  std::int64_t last_number_ = 0;
  TouchCounts counts_;
};

}  // namespace kiosk::ui
