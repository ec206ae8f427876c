#pragma once
// Content for tests: the shipped files of config/, and a large made-up centre. Nothing of the
// made-up services is a fact about any office; their names say so.

#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include "kiosk/domain/content_parser.h"

namespace test_support {

/// The content files below a folder, `config` by default: tests run in the source tree.
kiosk::domain::ContentFiles read_content_files(const std::string& folder = "config");

/// The shipped files after an edit of the JSON of one of them.
kiosk::domain::ContentFiles with_edited(const std::string& path,
                                        const std::function<void(nlohmann::ordered_json&)>& edit);

struct CentreSize {
  int services = 300;
  int agencies = 34;
};

/// The shipped files and beside them services SP1001, SP1002, ... of agencies UJI01, UJI02, ...
kiosk::domain::ContentFiles made_up_centre(CentreSize size = {});

/// `text` with its one occurrence of `from` replaced; fails the test when there is not exactly one.
std::string with_replaced(const std::string& text, const std::string& from, const std::string& to);

}  // namespace test_support
