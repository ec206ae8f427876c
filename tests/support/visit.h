#pragma once
// A visitor before the core, without a window: taps what the screen offers, lets time pass, and
// plays the ledger and the printer. Stories of the flows are told with it.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/model.h"
#include "tests/support/sample_states.h"

namespace tests {

class Visit {
 public:
  /// At the attract screen of a booted kiosk, Monday 09.12 WIB.
  Visit() : Visit(booted_model()) {}
  explicit Visit(kiosk::app::Model model) : model_(std::move(model)) {}

  [[nodiscard]] const kiosk::app::Model& model() const { return model_; }
  /// For what a test has to arrange behind the visitor's back.
  [[nodiscard]] kiosk::app::Model& arrange() { return model_; }
  /// The content as it is, changed.
  void change_content(const std::function<void(kiosk::domain::Content&)>& change);

  void apply(const kiosk::messages::Event& event);
  /// A control that must be on the screen; fails the test when it is not.
  void tap(const std::string& id);
  void type(const std::string& text);
  /// Types on a keyboard with capitals and symbols, looking for each key.
  void write(const std::string& text);
  /// The ledger keeps the last report it was given, with that number.
  void keep_report(const std::string& number = "PGD-261123-K01-0007");
  /// Lets time pass, tick by tick.
  void wait(std::chrono::seconds time);
  /// Sets the wall clock, as a correction from outside does; the steady clock moves on a second.
  void set_clock(const std::string& iso);
  /// From the attract screen to the priority question of SP071.
  void go_to_priority();
  /// The same and on to the ledger's question, without priority.
  void ask_for_number();

  [[nodiscard]] kiosk::ui::ScreenTree tree() const { return kiosk::app::view(model_, words()); }
  [[nodiscard]] std::string screen() const { return tree().name; }
  /// The screen's title in the session's language.
  [[nodiscard]] std::string title() const;
  /// A phrase of the catalogues in the session's language.
  [[nodiscard]] std::string word(const std::string& key) const;
  [[nodiscard]] bool offers(const std::string& id) const;
  /// Text and detail of a node, in the session's language; empty when it is not there.
  [[nodiscard]] std::string says(const std::string& id) const;
  /// All that the screen says and holds, in the session's language, one a line.
  [[nodiscard]] std::string all_text() const;
  [[nodiscard]] const kiosk::ui::Node* node(const kiosk::ui::ScreenTree& tree,
                                            const std::string& id) const;

  /// Effects since the last call of `forget_effects`.
  [[nodiscard]] const std::vector<kiosk::messages::Effect>& effects() const { return effects_; }
  void forget_effects() { effects_.clear(); }
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const auto& effect : effects_) {
      if (const auto* one = get_if<Kind>(&effect)) found.push_back(*one);
    }
    return found;
  }

  /// Opens the staff's menu as the member `PTG-0012`, whose PIN is right.
  void sign_in();
  /// The ledger keeps the record that it was asked for last.
  void keep();
  /// The payload of that record.
  [[nodiscard]] std::string record_asked() const;

  /// The ledger answers its last question with the next number.
  kiosk::domain::Ticket grant(std::optional<int> wait_minutes = 18);
  void refuse(kiosk::store::StoreError error);
  /// The printer ends the last slip it was given.
  void end_slip(drivers::printer::Outcome outcome,
                drivers::printer::Trouble trouble = drivers::printer::Trouble::None,
                bool marks = true);
  void printer_says(drivers::printer::Readiness readiness,
                    drivers::printer::Trouble trouble = drivers::printer::Trouble::None,
                    drivers::printer::Paper paper = drivers::printer::Paper::Enough);

 private:
  kiosk::app::Model model_;
  std::vector<kiosk::messages::Effect> effects_;
  std::optional<kiosk::messages::IssueTicket> asked_;
  std::optional<kiosk::messages::PrintSlip> printing_;
  std::optional<kiosk::messages::KeepComplaint> report_;
  std::optional<kiosk::messages::KeepRecord> keeping_;
  int last_number_ = 11;
};

/// All text lines of a slip, one a line.
std::string slip_text(const drivers::printer::Document& document);

/// Fails the test unless each part comes after the one before it.
void check_order(const std::string& text, const std::vector<std::string>& parts);

/// What stands in the slip's QR code; empty when it has none.
std::string slip_code(const drivers::printer::Document& document);

}  // namespace tests
