#pragma once
// Writes a slip one block below the other, so that all slips keep to the same sizes. Pure.

#include <string>
#include <vector>

#include "drivers/printer/document.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows {

/// `Senin, 23 November 2026, 09.12 WIB`: when a slip was made, in the session's language.
std::string date_and_time(const World& world, const LocalTime& local);
/// `23 Nov 2026, 09.12 WIB`: the same where there is little room.
std::string short_date_and_time(const World& world, const LocalTime& local);

/// Visitors who read the screen in large letters get a large-print slip (A17): all its text is
/// large, only what is largest stays so, and what adorns is left out, since the paper would become
/// too long to hold.
class SlipWriter {
 public:
  using Weight = drivers::printer::Weight;
  using Margin = drivers::printer::Margin;
  using Line = drivers::printer::TextLine;

  explicit SlipWriter(const World& world);

  [[nodiscard]] bool is_large() const { return is_large_; }

  /// Who gives the slip; nothing until the content is there.
  void head();
  /// A paragraph; an empty text leaves no line.
  void text(std::string text, Weight weight = Weight::Regular);
  void text(const ui::Phrase& phrase, Weight weight = Weight::Regular);
  /// What a part of the slip is about.
  void heading(std::string text);
  void heading(const ui::Phrase& phrase);
  /// What the whole slip is about.
  void title(std::string text);
  void title(const ui::Phrase& phrase);
  /// The number that is called.
  void number(std::string text);
  /// A paragraph behind a margin, with a box there or without.
  void item(std::string text, Margin margin, Weight weight);
  /// A name and under it what is named.
  void fact(const ui::Phrase& name, std::string value);
  /// Two of them beside each other.
  void facts(std::vector<Line> left, std::vector<Line> right);
  void frame(std::vector<Line> lines);
  void rule(Weight weight = Weight::Regular);
  void gap(int height_mm);
  /// A QR code with text beside it; an empty code leaves the text alone.
  void code(std::string code, std::vector<Line> beside = {});
  void add(drivers::printer::Block block);

  /// Lines for those that take some.
  [[nodiscard]] Line line(std::string text, Weight weight = Weight::Regular) const;
  [[nodiscard]] Line line(const ui::Phrase& phrase, Weight weight = Weight::Regular) const;
  [[nodiscard]] Line heading_line(std::string text) const;

  drivers::printer::Document take();

 private:
  const World& world_;
  bool is_large_;
  drivers::printer::Document document_;
};

}  // namespace kiosk::flows
