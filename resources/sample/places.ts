/** States with their share of visits (roughly their population, in hundreds of thousands) and their larger cities. */

export interface State {
  name: string
  slug: string
  weight: number
  cities: { name: string; slug: string }[]
}

const table = `
Alabama 49: Birmingham, Montgomery, Mobile, Huntsville, Tuscaloosa, Dothan
Alaska 7: Anchorage, Fairbanks, Juneau, Wasilla
Arizona 72: Phoenix, Tucson, Mesa, Chandler, Scottsdale, Glendale, Tempe, Yuma, Flagstaff
Arkansas 30: Little Rock, Fort Smith, Fayetteville, Springdale, Jonesboro
California 395: Los Angeles, San Diego, San Jose, San Francisco, Fresno, Sacramento, Long Beach, Oakland, Bakersfield, Anaheim, Riverside, Stockton, Chula Vista, Modesto
Colorado 57: Denver, Colorado Springs, Aurora, Fort Collins, Pueblo, Boulder
Connecticut 36: Bridgeport, New Haven, Hartford, Stamford, Waterbury
Delaware 10: Wilmington, Dover, Newark
Florida 213: Jacksonville, Miami, Tampa, Orlando, St. Petersburg, Hialeah, Tallahassee, Fort Lauderdale, Cape Coral, Gainesville, Pensacola
Georgia 105: Atlanta, Augusta, Columbus, Macon, Savannah, Athens, Albany
Hawaii 14: Honolulu, Hilo, Kailua
Idaho 18: Boise, Meridian, Nampa, Idaho Falls, Pocatello
Illinois 127: Chicago, Aurora, Joliet, Naperville, Rockford, Springfield, Peoria, Elgin
Indiana 67: Indianapolis, Fort Wayne, Evansville, South Bend, Gary, Bloomington
Iowa 32: Des Moines, Cedar Rapids, Davenport, Sioux City, Iowa City
Kansas 29: Wichita, Overland Park, Kansas City, Topeka, Lawrence
Kentucky 45: Louisville, Lexington, Bowling Green, Owensboro, Covington
Louisiana 46: New Orleans, Baton Rouge, Shreveport, Lafayette, Lake Charles
Maine 13: Portland, Lewiston, Bangor, Augusta
Maryland 60: Baltimore, Frederick, Rockville, Gaithersburg, Annapolis
Massachusetts 69: Boston, Worcester, Springfield, Lowell, Cambridge, Brockton
Michigan 100: Detroit, Grand Rapids, Warren, Sterling Heights, Ann Arbor, Lansing, Flint
Minnesota 56: Minneapolis, St. Paul, Rochester, Duluth, Bloomington
Mississippi 30: Jackson, Gulfport, Southaven, Hattiesburg, Biloxi
Missouri 61: Kansas City, St. Louis, Springfield, Columbia, Independence
Montana 11: Billings, Missoula, Great Falls, Bozeman
Nebraska 19: Omaha, Lincoln, Bellevue, Grand Island
Nevada 30: Las Vegas, Henderson, Reno, North Las Vegas, Sparks
New Hampshire 14: Manchester, Nashua, Concord
New Jersey 89: Newark, Jersey City, Paterson, Elizabeth, Trenton, Camden
New Mexico 21: Albuquerque, Las Cruces, Rio Rancho, Santa Fe
New York 195: New York City, Buffalo, Rochester, Yonkers, Syracuse, Albany, Utica, Schenectady
North Carolina 104: Charlotte, Raleigh, Greensboro, Durham, Winston-Salem, Fayetteville, Wilmington
North Dakota 8: Fargo, Bismarck, Grand Forks
Ohio 117: Columbus, Cleveland, Cincinnati, Toledo, Akron, Dayton, Youngstown, Canton
Oklahoma 39: Oklahoma City, Tulsa, Norman, Broken Arrow, Lawton
Oregon 42: Portland, Salem, Eugene, Gresham, Medford, Bend
Pennsylvania 128: Philadelphia, Pittsburgh, Allentown, Erie, Reading, Scranton, Harrisburg
Rhode Island 11: Providence, Warwick, Cranston
South Carolina 51: Charleston, Columbia, Greenville, Rock Hill, Spartanburg
South Dakota 9: Sioux Falls, Rapid City, Aberdeen
Tennessee 68: Nashville, Memphis, Knoxville, Chattanooga, Clarksville, Murfreesboro
Texas 290: Houston, San Antonio, Dallas, Austin, Fort Worth, El Paso, Arlington, Corpus Christi, Laredo, Lubbock, Amarillo, Brownsville, Waco
Utah 32: Salt Lake City, West Valley City, Provo, Ogden, St. George
Vermont 6: Burlington, Rutland, Montpelier
Virginia 85: Virginia Beach, Norfolk, Richmond, Newport News, Alexandria, Roanoke
Washington 76: Seattle, Spokane, Tacoma, Vancouver, Bellevue, Everett, Yakima
West Virginia 18: Charleston, Huntington, Morgantown, Parkersburg
Wisconsin 58: Milwaukee, Madison, Green Bay, Kenosha, Racine, Appleton
Wyoming 6: Cheyenne, Casper, Laramie`

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '')

export const states: readonly State[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [, name = '', weight = '', cities = ''] = /^(.+) (\d+): (.+)$/.exec(line) ?? []
    return {
      name,
      slug: slugOf(name),
      weight: Number(weight),
      cities: cities.split(', ').map((city) => ({ name: city, slug: slugOf(city) })),
    }
  })

/** Federal bankruptcy districts; a state without parts is one district. */
export const districts: readonly { name: string; slug: string }[] = [
  ...['Northern', 'Middle', 'Southern'].flatMap((part) => ['Alabama', 'Florida', 'Georgia'].map((s) => [part, s])),
  ...['Northern', 'Eastern', 'Central', 'Southern'].map((part) => [part, 'California']),
  ...['Northern', 'Eastern', 'Western', 'Southern'].flatMap((part) => ['New York', 'Texas'].map((s) => [part, s])),
  ...['Northern', 'Southern'].flatMap((part) => ['Indiana', 'Ohio', 'Iowa', 'Mississippi'].map((s) => [part, s])),
  ...['Eastern', 'Western'].flatMap((part) =>
    ['Arkansas', 'Kentucky', 'Michigan', 'Missouri', 'Virginia', 'Washington', 'Wisconsin'].map((s) => [part, s]),
  ),
  ...['Eastern', 'Middle', 'Western'].flatMap((part) =>
    ['Louisiana', 'North Carolina', 'Pennsylvania', 'Tennessee'].map((s) => [part, s]),
  ),
  ...['Northern', 'Central', 'Southern'].map((part) => [part, 'Illinois']),
  ...['Northern', 'Eastern', 'Western'].map((part) => [part, 'Oklahoma']),
  ...[
    'Arizona',
    'Colorado',
    'Kansas',
    'Maryland',
    'Massachusetts',
    'Minnesota',
    'Nevada',
    'New Jersey',
    'Oregon',
    'Utah',
  ].map((s) => ['', s]),
].map(([part = '', state = '']) => ({
  name: part === '' ? `District of ${state}` : `${part} District of ${state}`,
  slug: slugOf(`${part} ${state}`.trim()),
}))
