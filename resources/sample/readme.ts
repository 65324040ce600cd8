export const readme = `Touchstack sample

segment_pages.csv, segment_tracks.csv, segment_identifies.csv, segment_aliases.csv
    Events of an invented legal-aid site (www.fairstart.example), 1 January to 30 June 2019, in the columns of a
    Segment warehouse. Nobody in them exists. As in real exports, some rows were delivered twice under the same id, some
    arrived late, some are broken, some carry ids that stand for nobody, and some devices have several users.

tools.csv
    A tool inventory of an invented video company, 2015 to 2019. The names are those of public products; every price,
    contract, date and seat count is invented and illustrative, and says nothing about what these products cost.

card.csv
    A year and a half of charges on that company's card, for a part of those tools, invented as well. Most come to what the
    inventory states; a price that rose, a plan that grew, a bill by use and a retired tool still charged do not.

decision-*.json
    Decisions of that company to build or to buy: product tours (first built, four months later bought), a recommender
    built on its warehouse, and a match rate nobody can build. Every figure is invented.

config.json
    Content groups, goals and exchange rates for both. The rates are illustrative as well.

Import it:
    touchstack import *.csv decision-*.json -w sample.touchstack
    touchstack config set config.json -w sample.touchstack
    touchstack report content-attribution --goal Signup -w sample.touchstack
    touchstack report stack-payments --show differs --as-of 2019-07-01 -w sample.touchstack
    touchstack report build-vs-buy --decision "Product tours" -w sample.touchstack
`
