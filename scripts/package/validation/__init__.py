"""How a file is tried, in this order; a module builds on none but those above it. Bytes or rows in, problems out.

    yaml_file        a YAML file by its shape: its bytes, the properties that stand where (`settings`: what they mean)
    table            a CSV file by its schema: its bytes (`tables`), header, cells, keys; then its references
    claims           what a report's words claim of its figures; what the publisher has answered
    list_rules       what the code lists mean
    figure_rows      what a figure means: a row by itself
    figure_files     what figures mean together: the files against each other and the code lists
    built_package    the whole package as a stranger gets it: the official profile and ours, each table again, frictionless

`sources` runs all but the last for what people write, `build` the last for what it has made. In between `audit/` tries whether the
numbers can all be true, and `disclosure/` whether they tell too much.
"""
