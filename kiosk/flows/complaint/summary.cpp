#include "kiosk/flows/complaint/summary.h"

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

std::vector<Field> fields_of(const Draft& draft) {
  std::vector<Field> fields{Field::Description};
  if (draft.privacy != Privacy::Anonymous) {
    fields.push_back(Field::Name);
    for (const auto contact : {Field::Phone, Field::Email, Field::Address}) {
      const bool wanted = draft.notify && contact_for(*draft.notify) == contact;
      if (wanted || draft.has(contact) || contact == Field::Address) fields.push_back(contact);
    }
    fields.push_back(Field::OnBehalfOf);
  }
  if (draft.requested == domain::ReportKind::Complaint) {
    fields.push_back(Field::Loss);
    fields.push_back(Field::Request);
  }
  return fields;
}

std::string id_of(Field field) {
  return std::string{"complaint.change."} + name_of(field);
}

ui::Node answer(const Draft& draft, Field field) {
  const auto& entry = draft.of(field);
  auto node = choice(id_of(field), phrase_of(field));
  node.is_private = true;
  if (!draft.has(field)) {
    node.detail = ui::tr("cmp.add");
  } else if (field == Field::Name && draft.privacy == Privacy::Confidential) {
    node.detail = ui::literal(masked(entry.accepted.view()));
  } else {
    node.detail = ui::literal(ui::beginning_of(entry.accepted));
  }
  return node;
}

ui::Node verdict_note(const World& world, const Draft& draft) {
  const auto classification = classify(world, draft);
  const auto due = promise_of(world, draft).due;
  ui::Node note{.id = "complaint.class", .role = ui::Role::Note, .icon = "info"};
  note.text = ui::tr("cmp.recorded_as", {{"class", world.word(phrase_of(classification.kind))}});
  if (classification.reason != domain::ClassReason::Ok) {
    note.detail = phrase_of(classification.reason);
  } else if (due) {
    note.detail = ui::tr("cmp.due", {{"date", domain::date_in_words(*due, world.language())}});
  } else if (classification.kind == domain::ReportKind::Complaint) {
    note.detail = ui::tr("cmp.due.days",
                         {{"n", std::to_string(world.complaint_rules().answer_working_days)}});
  }
  return note;
}

}  // namespace

Outcome update(const World& world, const Summary& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "complaint.send") return send(world, state.draft);
  auto draft = state.draft;
  draft.summed_up = true;
  if (tap->id == "complaint.change.subject") return push(About{.draft = draft});
  if (tap->id == "complaint.change.problem") return push(Problem{.draft = draft});
  if (tap->id == "complaint.change.received") return push(When{.draft = draft});
  if (tap->id == "complaint.change.notify") {
    return push(Notify{.draft = state.draft, .editing = true});
  }
  for (const auto field : fields_of(state.draft)) {
    if (tap->id == id_of(field)) {
      return push(Write{.draft = state.draft, .field = field, .editing = true});
    }
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Summary& state) {
  const auto& draft = state.draft;
  ui::ScreenTree tree{.name = "complaint.summary"};
  tree.title = title("complaint.title", ui::tr("cmp.summary"));
  tree.body = {verdict_note(world, draft)};
  if (draft.privacy == Privacy::Confidential) {
    tree.body.push_back(
        fact("complaint.confidential", ui::tr("cmp.conf"), ui::tr("cmp.conf.hint"), "person"));
  }
  auto answers = group("complaint.answers", ui::Arrangement::List, {});
  answers.children.push_back(
      choice("complaint.change.subject", ui::tr("cmp.about"), subject_of(world, draft)));
  if (draft.problem) {
    answers.children.push_back(
        choice("complaint.change.problem", ui::tr("cmp.problem"), phrase_of(*draft.problem)));
  }
  if (draft.received) {
    answers.children.push_back(choice("complaint.change.received", ui::tr("cmp.when"),
                                      received_phrase(world, *draft.received)));
  }
  for (const auto field : fields_of(draft)) answers.children.push_back(answer(draft, field));
  if (draft.notify) {
    answers.children.push_back(
        choice("complaint.change.notify", ui::tr("cmp.notify"), phrase_of(*draft.notify)));
  }
  tree.body.push_back(std::move(answers));
  tree.navigation = {primary("complaint.send", ui::tr("cmp.send"), "check")};
  return tree;
}

}  // namespace kiosk::flows::complaint
