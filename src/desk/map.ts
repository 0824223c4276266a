import { z } from 'zod'
import { lastDay, mapOn } from '../order/order.ts'
import { today } from './clock.ts'
import { actorRefForm, dayForm, eventForm, listOf, pagingForm } from './forms.ts'
import { bodyNamed } from './network.ts'
import { operation } from './operation.ts'
import { eventTypeForm } from './reading-form.ts'

const pointForm = z.tuple([z.number(), z.number()]).nullable().describe('degrees north and east; null where the gazetteer has none')

/** Where events took place, and where a body's members lie. */
export const map = operation({
  name: 'map',
  summary: "Where events took place, and where a body's members lie",
  kept: true,
  input: z.object({
    of: z.string().optional().describe('a body whose members are shown'),
    type: eventTypeForm.optional().describe('only events of this type'),
    place: z.string().optional().describe('the key of a place whose events are listed'),
    at: dayForm.optional().describe('up to this day (default today)'),
    ...pagingForm,
  }),
  output: z.object({
    at: z.string(),
    places: z.array(z.object({ place: actorRefForm, at: pointForm, events: z.int() })).describe('places by number of events'),
    unplaced: z.int().describe('events that no text places'),
    members: z.array(z.object({ state: actorRefForm, at: pointForm, status: z.string() })),
    here: listOf(eventForm).nullable().describe('events of the place asked for, newest first'),
  }),
  run: (ledger, { of, type, place, at, offset, limit }) =>
    mapOn(
      at === undefined ? today() : lastDay(at),
      { body: bodyNamed(of), place, types: type === undefined ? [] : [type], offset, limit },
      ledger.ties,
    ),
})
