// Small files that failing disks and flipped bits meet: what staff set, the signing key, the
// content.

#include <fstream>

#include <fmt/format.h>
#include <sys/stat.h>

#include "kiosk/base/bytes.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/durable_file.h"
#include "kiosk/shell/files/signing_key.h"
#include "kiosk/shell/files/staff_files.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace m = kiosk::messages;
using namespace kiosk::shell;
using tests::read_file;
using tests::TemporaryFolder;

namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

/// Calls `look` with each single bit of the file flipped.
template <class Look>
void with_each_bit_flipped(const std::string& path, Look look) {
  const auto right = read_file(path);
  for (std::size_t bit = 0; bit < right.size() * 8; ++bit) {
    auto flipped = right;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    write(path, flipped);
    look();
  }
  write(path, right);
}

}  // namespace

TEST_CASE("whichever bit of what stands flips, an emergency stays one and no other begins",
          "[staff_files]") {
  for (const m::Standing standing : {m::Standing{.emergency = true, .closed = false},
                                     m::Standing{.emergency = false, .closed = true}}) {
    const TemporaryFolder folder;
    REQUIRE(keep_standing(folder.path(), standing));
    with_each_bit_flipped(folder.path() + "/standing.json",
                          [&] { CHECK(read_standing(folder.path()) == standing); });
  }
}

TEST_CASE("what stands and cannot be read is taken for an emergency", "[staff_files]") {
  const TemporaryFolder folder;
  for (const auto* text : {"", "{}", "{\"emergency\":false,\"closed\":false,\"sum\":\"0\"}"}) {
    write(folder.path() + "/standing.json", text);
    CHECK(read_standing(folder.path()).emergency);
  }
  write(folder.path() + "/standing.json", R"({"closed":true,"emergency":false})");  // as before
  CHECK(read_standing(folder.path()) == m::Standing{.emergency = false, .closed = true});
}

TEST_CASE("whichever bit of staff's settings flips, they stay what staff chose", "[staff_files]") {
  const TemporaryFolder folder;
  REQUIRE(
      keep_settings(folder.path(), {.languages = {kiosk::domain::Language::English}, .volume = 1}));
  const auto used = [&] {
    auto config = default_config();
    config.data_folder = folder.path();
    read_settings(config);
    return std::pair{config.settings.volume, config.settings.languages.front()};
  };
  const auto chosen = used();
  CHECK(chosen == std::pair{1, kiosk::domain::Language::English});
  int lost = 0;
  with_each_bit_flipped(folder.path() + "/settings.toml", [&] { lost += used() != chosen; });
  // But for the word that says that there is a sum: then kiosk.toml's values stand, and it is told.
  CHECK(lost <= 6 * 8);
}

TEST_CASE("whichever bit of the signing key flips, it signs as before", "[signing_key]") {
  const TemporaryFolder folder;
  const auto path = folder.path() + "/signing.key";
  const auto key = load_signing_key(path);
  REQUIRE(key);
  CHECK(key->kid == "01");
  CHECK(key->key.size() == 32);
  CHECK(load_signing_key(path)->key == key->key);
  with_each_bit_flipped(path, [&] {
    const auto read = load_signing_key(path);
    REQUIRE(read);
    CHECK(read->key == key->key);
    CHECK(read->kid == "01");
  });
}

TEST_CASE("a key that is empty, cut or changed is made anew under another number",
          "[signing_key]") {
  for (const auto& bytes : {std::string{}, std::string(7, 'x'), std::string(32, 'x')}) {
    const TemporaryFolder folder;
    const auto path = folder.path() + "/signing.key";
    const auto first = load_signing_key(path);
    REQUIRE(first);
    write(path, bytes);
    const auto second = load_signing_key(path);
    REQUIRE(second);
    CHECK(second->kid == "02");
    CHECK(second->key != first->key);
    CHECK(load_signing_key(path)->key == second->key);
    CHECK(read_file(path + ".damaged") == bytes);
  }
}

TEST_CASE("a key of the first programs is taken over as it is", "[signing_key]") {
  const TemporaryFolder folder;
  const auto path = folder.path() + "/signing.key";
  write(path, std::string(32, 'k'));
  CHECK(load_signing_key(path)->key == kiosk::Bytes(32, 'k'));
  CHECK(load_signing_key(path)->kid == "01");
}

TEST_CASE("a file that cannot be read is told as such and tried again, and is no empty file",
          "[content_loader]") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  fs::copy("config", folder.path(), fs::copy_options::recursive);
  // What opens and cannot be read, also for root: a link that goes round in a circle.
  const auto office = folder.path() + "/office.json";
  const auto text = read_file(office);
  fs::remove(office);
  fs::create_symlink("office.json", office);
  ContentLoader loader{folder.path()};
  const auto first = loader.load();
  REQUIRE(first);
  CHECK(loader.is_wanted());
  CHECK(loader.until_next() <= std::chrono::seconds{1});
  const auto told = [](const auto& loaded) {
    std::string all;
    for (const auto& finding : loaded.content->findings) {
      all += kiosk::domain::to_string(finding) + "\n";
    }
    return all;
  };
  CHECK(told(*first).find("office.json: error: cannot be read") != std::string::npos);
  CHECK(told(*first).find("does not exist") == std::string::npos);
  CHECK_FALSE(loader.load());  // the same again is no news
  fs::remove(office);
  write(office, text);
  const auto second = loader.load();
  REQUIRE(second);
  CHECK_FALSE(loader.is_wanted());
  CHECK(second->content->office.groups.size() > 1);
  CHECK(told(*second).find("cannot be read") == std::string::npos);
}

TEST_CASE("a folder that cannot be read is not said to lack its files", "[content_loader]") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  const auto content = folder.path() + "/content";
  fs::create_symlink("content", content);
  ContentLoader loader{content};
  const auto loaded = loader.load();
  REQUIRE(loaded);
  CHECK(loader.is_wanted());
  REQUIRE(loaded->content->findings.size() == 1);
  CHECK(kiosk::domain::to_string(loaded->content->findings[0])
            .starts_with(".: error: cannot be read: "));
  fs::remove(content);
  fs::copy("config", content, fs::copy_options::recursive);
  CHECK(loader.load()->content->office.groups.size() > 1);
}

TEST_CASE("what was read once is kept while it cannot be read", "[content_loader]") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  fs::copy("config", folder.path(), fs::copy_options::recursive);
  const auto service = (*fs::directory_iterator(folder.path() + "/services")).path().string();
  const auto office = folder.path() + "/office.json";
  const auto hide = [](const std::string& path) {
    fs::rename(path, path + ".away");
    fs::create_symlink(fs::path{path}.filename(), path);
  };
  const auto show = [](const std::string& path) { fs::rename(path + ".away", path); };
  ContentLoader loader{folder.path()};
  hide(service);
  const auto first = loader.load();
  REQUIRE(first);
  CHECK(first->content->office.groups.size() > 1);
  show(service);
  hide(office);  // now this one: the other was read meanwhile, and the office is still known
  const auto second = loader.load();
  REQUIRE(second);
  CHECK(second->content->office.groups.size() > 1);
  CHECK(second->content->services.size() == first->content->services.size() + 1);
  hide(folder.path() + "/services");
  const auto third = loader.load();
  REQUIRE(third);
  CHECK(third->content->services.size() == second->content->services.size());
}

TEST_CASE("a kiosk.toml that cannot be read is no kiosk with other numbers", "[config]") {
  const TemporaryFolder folder;
  const auto path = folder.path() + "/kiosk.toml";
  std::filesystem::create_symlink("kiosk.toml", path);
  CHECK_FALSE(load_config(path));
}

TEST_CASE("while kiosk.toml cannot be read the last that could be holds", "[config]") {
  const TemporaryFolder folder;
  const auto path = folder.path() + "/kiosk.toml";
  const auto kept = folder.path() + "/kiosk.toml.kept";
  REQUIRE(write_durably(path, "[kiosk]\nid = \"K07\""));
  REQUIRE(load_config(path, kept)->settings.kiosk == "K07");
  std::filesystem::remove(path);
  // Somebody who takes it away means it.
  CHECK_FALSE(load_config(path, kept));
  std::filesystem::create_symlink("kiosk.toml", path);
  const auto config = load_config(path, kept);
  REQUIRE(config);
  CHECK(config->settings.kiosk == "K07");
  auto text = **read_small_file(kept);
  for (const std::size_t at : {std::size_t{0}, text.size() / 2}) {
    auto flipped = text;
    flipped[at] ^= 4;
    REQUIRE(write_durably(kept, flipped));
    CHECK(load_config(path, kept)->settings.kiosk == "K07");
  }
  REQUIRE(write_durably(kept, text.substr(3)));
  CHECK_FALSE(load_config(path, kept));
}
