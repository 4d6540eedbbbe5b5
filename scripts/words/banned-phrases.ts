/** A phrase that nothing we ship says, and what to write for it. */
export interface BannedPhrase {
  readonly pattern: RegExp;
  /** What a network engineer in the US would write. */
  readonly instead: string;
}

/** Idioms that a reader stumbles over, old-fashioned words, and words that are not our terms (docs/glossary.md). */
const IDIOMS: readonly (readonly [phrase: string, instead: string])[] = [
  ['anew', 'again; "planned anew" is "checks will update"'],
  ['afresh', 'again'],
  ['(?:is|are|was|were|be|being) told of', 'learns of; is alerted about'],
  ['(?:set |told |kept |written )?apart by', 'separated by'],
  ['keeps? nobody', 'blocks nobody; does not delay'],
  ['(?:goes|go|went|gone) over to', 'switches to; changes to'],
  ['such a one', 'one'],
  ['for ever', 'forever'],
  ['takes? the file', 'accepts the file'],
  ['stands? on (?:a|the|no|any|that|this|its|their) list', 'is listed; is not listed'],
  ['(?<!there )is no (?!longer\\b|more\\b|less\\b|later\\b|earlier\\b|way\\b|one\\b)[a-z]+', 'is not a ...'],
  ['(?<!there )are no (?!longer\\b|more\\b)[a-z]+', 'are not ...'],
  ['(?:is|are|was|were) none of', 'is not one of'],
  ['speaks? for it', 'alerts for it'],
  ['could not be had', 'failed'],
  ['taken in by', 'merged into'],
  ['do(?:es)? not belong together', 'do not match'],
  ['is not one that holds?', 'is not valid'],
  ['has not the', 'does not have the'],
  ['was to be had', 'was available'],
  ['held against', 'counted against'],
  ['(?:gave|given|give|gives) it up', 'stopped retrying; rolled back'],
  ['let it go on', 'resume'],
  ['tak(?:e|es|en|ing) (?:it )?back', 'roll back'],
  ['worded otherwise', 'wording only'],
  ['of alternatives one', 'one of its alternatives'],
  ['judged down', 'down'],
  ['not to be told', 'unknown'],
  ['the right to fetch', 'the access token'],
  ['for you to see', 'you have no access'],
  ['an own', 'its own; a custom'],
  ['seldom', 'rarely'],
  ['whence|thereof|wherein|hitherto|henceforth|albeit|whilst|amongst|lest', 'an everyday word'],
  ['machines? without an agent', 'agentless host'],
  ['own (?:list|lists|entry|entries)', 'custom pack; custom entries'],
  ['roll-outs?', 'rollout'],
];

/** British spellings, each with its US one. */
const SPELLINGS: readonly (readonly [phrase: string, instead: string])[] = [
  ['(?:behavi|col|fav|flav|harb|hon|lab|neighb|rum|vap|endeav)our\\w*', '-or'],
  [
    '(?:author|categor|character|custom|emphas|final|general|initial|local|maxim|minim|normal|optim|organ|prior|real|recogn|reorgan|serial|special|stabil|standard|summar|synchron|util|visual)is(?:e|es|ed|er|ers|ing|ation|ations)',
    '-ize',
  ],
  ['analys(?:e|ed|er|ers|ing)', 'analyze'],
  ['catalogues?', 'catalog'],
  ['centres?|centred', 'center'],
  ['metres?', 'meter'],
  ['defences?', 'defense'],
  ['licences?', 'license'],
  ['enrol|enrols|enrolment|enrolments', 'enroll, enrollment'],
  ['fulfil|fulfils|instal|instals', 'fulfill, install'],
  ['grey|greyed', 'gray'],
  ['(?:cancel|label|model|travel|signal|tunnel|channel)l(?:ed|ing)', 'one l: canceled'],
  ['programmes?', 'program'],
  ['misspelt|learnt|spelt|burnt', '-ed: misspelled'],
];

/** Everything that nothing we ship says; a blank in a phrase matches the end of a line as well. */
export const BANNED_PHRASES: readonly BannedPhrase[] = [...IDIOMS, ...SPELLINGS].map(([phrase, instead]) => ({
  pattern: new RegExp(`(?<![\\w-])(?:${phrase.replaceAll(' ', '[ \\n]')})(?![\\w-])`, 'gi'),
  instead,
}));
