#include "kiosk/domain/parse/requirement_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include <fmt/format.h>

namespace kiosk::domain::parse {
namespace {

// Codes on slips join the ids of missing items by `-` and are upper case (domain rules 3.8).
constexpr std::size_t max_item_id_length = 8;
// Bounds the search for cycles; the longest standard we know has 17 items.
constexpr std::size_t max_items = 200;
constexpr std::size_t max_conditions = 8;
// Members of the record of a pre-check, which has one more for each question (domain rules 2.2).
constexpr std::array<std::string_view, 10> record_members = {
    "id",      "service_code", "service_rev", "answers", "outcome",
    "missing", "started_at",   "finished_at", "kiosk",   "ticket_id"};

std::string upper(std::string text) {
  for (char& character : text) {
    if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 'a' + 'A');
  }
  return text;
}

class Checker {
 public:
  Checker(const Service& service, const JsonNode& node, Findings& findings)
      : service_(service), requirements_(service.requirements), node_(node), findings_(findings) {}

  void run() {
    if (requirements_.items.empty() || requirements_.items.size() > max_items) {
      findings_.error(node_, fmt::format("there must be 1 to {} items", max_items));
      return;
    }
    for (const RequirementItem& item : requirements_.items) {
      if (item.applies_if.size() <= max_conditions) continue;
      findings_.error(node_,
                      fmt::format("{} has more than {} conditions", item.id, max_conditions));
      return;
    }
    check_headings();
    check_questions();
    check_item_ids();
    for (std::size_t i = 0; i < requirements_.items.size(); ++i) {
      check_references(requirements_.items[i], element_of(node_, "items", i));
    }
    check_cycles();
  }

 private:
  void check_headings() {
    const auto& headings = requirements_.headings;
    for (std::size_t i = 0; i < headings.size(); ++i) {
      const JsonNode& at = element_of(node_, "headings", i);
      const auto end = headings.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::ranges::find(headings.begin(), end, headings[i].id, &RequirementHeading::id) !=
          end) {
        findings_.error(at, fmt::format("the heading {} is given twice", headings[i].id));
      }
      const std::string& parent = headings[i].parent;
      // Parents first, so that no heading can be its own ancestor.
      if (!parent.empty() &&
          std::ranges::find(headings.begin(), end, parent, &RequirementHeading::id) == end) {
        findings_.error(at, fmt::format("the parent {} must stand before its heading", parent));
      }
    }
  }

  void check_questions() {
    const auto& questions = requirements_.questions;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const JsonNode& at = element_of(node_, "questions", i);
      const auto end = questions.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::ranges::find(questions.begin(), end, questions[i].id, &Question::id) != end) {
        findings_.error(at, fmt::format("the question {} is given twice", questions[i].id));
      }
      if (std::cmp_greater(questions[i].at_least, questions[i].options.size())) {
        findings_.error(at, "\"min\" asks for more options than there are");
      }
      if (std::ranges::find(record_members, questions[i].id) != record_members.end()) {
        findings_.error(at, fmt::format("{} is a word of the record: name the question otherwise",
                                        questions[i].id));
      }
      check_options(questions[i].options, at);
    }
  }

  void check_options(const std::vector<Option>& options, const JsonNode& at) {
    for (auto option = options.begin(); option != options.end(); ++option) {
      if (std::ranges::find(options.begin(), option, option->id, &Option::id) != option) {
        findings_.error(at, fmt::format("the option {} is given twice", option->id));
      }
    }
  }

  void check_item_ids() {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < requirements_.items.size(); ++i) {
      const std::string& id = requirements_.items[i].id;
      const JsonNode& at = element_of(node_, "items", i);
      if (!seen.emplace(upper(id), i).second) {
        findings_.error(at, fmt::format("the item {} is given twice", id));
      }
      if (id.size() > max_item_id_length || id.contains('_')) {
        findings_.error(
            at, fmt::format("an item's id has at most {} letters and digits", max_item_id_length));
      }
      if (find_question(requirements_, id) != nullptr) {
        findings_.error(at, fmt::format("{} is both a question and an item", id));
      }
    }
  }

  void check_references(const RequirementItem& item, const JsonNode& at) {
    if (std::ranges::find(requirements_.headings, item.heading, &RequirementHeading::id) ==
        requirements_.headings.end()) {
      findings_.error(at,
                      fmt::format("{} stands under the unknown heading {}", item.id, item.heading));
    }
    check_item_reference(item, "depends_on", item.depends_on, at);
    check_item_reference(item, "same_as", item.same_as, at);
    for (const Condition& condition : item.applies_if) check_condition(item, condition, at);
    if (item.ok_if) check_condition(item, *item.ok_if, at);
    if (item.unknown_if) check_condition(item, *item.unknown_if, at);
    if (!item.options.empty() && !item.ok_if) {
      findings_.error(at, fmt::format("{} has options but no \"ok_if\"", item.id));
    }
    check_options(item.options, at);
    check_options(item.parts, at);
    check_shape(item, at);
    for (const std::string& note : item.notes) {
      if (find_note(service_, note) == nullptr) {
        findings_.error(at, fmt::format("{} names the unknown note {}", item.id, note));
      }
    }
  }

  /// What is asked must be clear, and one answer must fit all the items that it serves.
  void check_shape(const RequirementItem& item, const JsonNode& at) {
    if (!item.options.empty() && !item.parts.empty()) {
      findings_.error(at, fmt::format("{} has both \"options\" and \"sub\"", item.id));
    }
    const RequirementItem* other = find_item(requirements_, item.same_as);
    if (other == nullptr) return;
    if (ids_of(other->options) != ids_of(item.options) ||
        ids_of(other->parts) != ids_of(item.parts)) {
      findings_.error(at, fmt::format("{} is the same as {} but has other \"options\" or \"sub\"",
                                      item.id, other->id));
    }
  }

  static std::vector<std::string> ids_of(const std::vector<Option>& options) {
    std::vector<std::string> ids;
    ids.reserve(options.size());
    for (const Option& option : options) ids.push_back(option.id);
    return ids;
  }

  void check_item_reference(const RequirementItem& item, std::string_view key,
                            const std::string& id, const JsonNode& at) {
    if (id.empty() || find_item(requirements_, id) != nullptr) return;
    findings_.error(at, fmt::format("\"{}\" of {} names the unknown item {}", key, item.id, id));
  }

  void check_condition(const RequirementItem& item, const Condition& condition,
                       const JsonNode& at) {
    const std::vector<Option>* options = nullptr;
    if (const Question* question = find_question(requirements_, condition.question)) {
      options = &question->options;
    } else if (const RequirementItem* other = find_item(requirements_, condition.question)) {
      options = &other->options;
    }
    if (options == nullptr) {
      findings_.error(
          at, fmt::format("{} asks for the unknown question {}", item.id, condition.question));
      return;
    }
    for (const std::string& id : condition.options) {
      if (std::ranges::find(*options, id, &Option::id) == options->end()) {
        findings_.error(at, fmt::format("{} asks for {}, which is no option of {}", item.id, id,
                                        condition.question));
      }
    }
  }

  /// Ids of the items that must be answered before this one.
  static std::vector<std::string> predecessors(const RequirementItem& item) {
    std::vector<std::string> ids;
    if (!item.depends_on.empty()) ids.push_back(item.depends_on);
    if (!item.same_as.empty()) ids.push_back(item.same_as);
    for (const Condition& condition : item.applies_if) ids.push_back(condition.question);
    for (const auto& condition : {item.ok_if, item.unknown_if}) {
      if (condition && condition->question != item.id) ids.push_back(condition->question);
    }
    return ids;
  }

  /// Takes away items whose predecessors are all gone; what remains is on a cycle or behind one.
  void check_cycles() {
    std::vector<std::size_t> open(requirements_.items.size());
    for (std::size_t i = 0; i < open.size(); ++i) open[i] = i;
    const auto waits = [&](std::size_t index) {
      return std::ranges::any_of(
          predecessors(requirements_.items[index]), [&](const std::string& id) {
            return std::ranges::any_of(
                open, [&](std::size_t other) { return requirements_.items[other].id == id; });
          });
    };
    while (true) {
      std::vector<std::size_t> waiting;
      std::ranges::copy_if(open, std::back_inserter(waiting), waits);
      if (waiting.empty()) return;
      if (waiting.size() == open.size()) break;
      open = std::move(waiting);
    }
    findings_.error(element_of(node_, "items", open.front()),
                    fmt::format("{} waits for itself by depends_on, same_as or a condition",
                                requirements_.items[open.front()].id));
  }

  const Service& service_;
  const Requirements& requirements_;
  const JsonNode& node_;
  Findings& findings_;
};

}  // namespace

void check_requirements(const Service& service, const JsonNode& node, Findings& findings) {
  Checker(service, node, findings).run();
}

}  // namespace kiosk::domain::parse
