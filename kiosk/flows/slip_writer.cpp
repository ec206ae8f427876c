#include "kiosk/flows/slip_writer.h"

#include <utility>

#include "kiosk/domain/words_for_numbers.h"

namespace kiosk::flows {

using drivers::printer::TextSize;

std::string date_and_time(const World& world, const LocalTime& local) {
  return domain::date_in_words(local.date, world.language()) + ", " +
         domain::time_in_words(local, world.utc_offset(), world.language());
}

std::string short_date_and_time(const World& world, const LocalTime& local) {
  return domain::short_date(local.date, world.language()) + ", " +
         domain::time_in_words(local, world.utc_offset(), world.language());
}

SlipWriter::SlipWriter(const World& world)
    : world_(world), is_large_(world.appearance.text_size >= ui::TextSize::Large) {}

void SlipWriter::head() {
  if (world_.content == nullptr) return;
  auto name = world_.in_words(world_.content->office.name);
  if (is_large_) {
    text(std::move(name), Weight::Bold);
  } else {
    add(drivers::printer::Head{.name = std::move(name)});
  }
}

void SlipWriter::text(std::string text, Weight weight) {
  if (!text.empty()) add(line(std::move(text), weight));
}

void SlipWriter::text(const ui::Phrase& phrase, Weight weight) {
  text(world_.word(phrase), weight);
}

void SlipWriter::heading(std::string text) {
  if (!text.empty()) add(heading_line(std::move(text)));
}

void SlipWriter::heading(const ui::Phrase& phrase) {
  heading(world_.word(phrase));
}

void SlipWriter::title(std::string text) {
  add(Line{.text = std::move(text), .size = TextSize::Title, .weight = Weight::Bold});
}

void SlipWriter::title(const ui::Phrase& phrase) {
  title(world_.word(phrase));
}

void SlipWriter::number(std::string text) {
  add(Line{.text = std::move(text), .size = TextSize::Number, .weight = Weight::Bold});
}

void SlipWriter::item(std::string text, Margin margin, Weight weight) {
  if (text.empty()) return;
  auto paragraph = line(std::move(text), weight);
  paragraph.margin = margin;
  add(std::move(paragraph));
}

void SlipWriter::fact(const ui::Phrase& name, std::string value) {
  text(name);
  heading(std::move(value));
}

void SlipWriter::facts(std::vector<Line> left, std::vector<Line> right) {
  add(drivers::printer::Columns{.left = std::move(left), .right = std::move(right)});
}

void SlipWriter::frame(std::vector<Line> lines) {
  add(drivers::printer::Frame{.lines = std::move(lines)});
}

void SlipWriter::rule(Weight weight) {
  add(drivers::printer::Rule{.weight = weight});
}

void SlipWriter::gap(int height_mm) {
  add(drivers::printer::Gap{.height_mm = height_mm});
}

void SlipWriter::code(std::string code, std::vector<Line> beside) {
  if (!code.empty()) {
    add(drivers::printer::QrCode{.text = std::move(code), .beside = std::move(beside)});
    return;
  }
  for (auto& each : beside) add(std::move(each));
}

void SlipWriter::add(drivers::printer::Block block) {
  document_.blocks.push_back(std::move(block));
}

SlipWriter::Line SlipWriter::line(std::string text, Weight weight) const {
  return {.text = std::move(text),
          .size = is_large_ ? TextSize::Large : TextSize::Body,
          .weight = weight};
}

SlipWriter::Line SlipWriter::line(const ui::Phrase& phrase, Weight weight) const {
  return line(world_.word(phrase), weight);
}

SlipWriter::Line SlipWriter::heading_line(std::string text) const {
  return {.text = std::move(text),
          .size = is_large_ ? TextSize::Large : TextSize::Heading,
          .weight = Weight::Bold};
}

drivers::printer::Document SlipWriter::take() {
  return std::move(document_);
}

}  // namespace kiosk::flows
