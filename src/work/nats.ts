import {
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { connect, type MsgHdrs, type NatsConnection, headers as newHeaders } from '@nats-io/transport-node'
import { BadInput } from '../page/page.ts'
import { LARGEST_MESSAGE, STREAM, type StreamPlan } from './stream.ts'

// Only this file loads the server's clients, and only who feeds or follows a stream loads this file.

/** An open connection with the pages' stream laid. */
export interface OpenStream {
  readonly connection: NatsConnection
  readonly stream: JetStreamClient
  readonly newHeaders: () => MsgHdrs
}

/** Connects to NATS servers (addresses with commas between) and makes what the stream lacks. @throws BadInput where none can be reached. */
export async function openStream(servers: string, name: string, plan: StreamPlan): Promise<OpenStream> {
  const connection = await connect({ servers: servers.split(','), name, maxReconnectAttempts: -1 }).catch((cause: unknown) => {
    throw new BadInput(`${withoutSecrets(servers)}: no NATS server can be reached there (${(cause as Error).message})`, { cause })
  })
  try {
    await layStream(await jetstreamManager(connection), plan)
    return { connection, stream: jetstream(connection), newHeaders }
  } catch (error) {
    await connection.close()
    throw error
  }
}

// nats://user:password@host and nats://token@host: what stands before the @ is nobody's to read in a log.
const withoutSecrets = (servers: string): string => servers.replace(/\/\/[^/@\s,]*@/g, '//…@')

const MILLISECOND = 1_000_000
// Copies of a page that come within a day are one message; later ones are sifted by the ledger.
const REMEMBERED = 24 * 60 * 60 * 1000 * MILLISECOND

/** Makes the streams and the readers' place in them where they are missing; what is there is left as it is. */
async function layStream(manager: JetStreamManager, plan: StreamPlan): Promise<void> {
  const common = { storage: StorageType.File, num_replicas: plan.replicas, duplicate_window: REMEMBERED, max_msg_size: LARGEST_MESSAGE }
  await unlessThere(
    () => manager.streams.info(STREAM.name),
    () => manager.streams.add({ ...common, name: STREAM.name, subjects: [STREAM.pages], retention: RetentionPolicy.Workqueue }),
  )
  await unlessThere(
    () => manager.streams.info(STREAM.poisoned),
    () => manager.streams.add({ ...common, name: STREAM.poisoned, subjects: [STREAM.poison], retention: RetentionPolicy.Limits }),
  )
  await unlessThere(
    () => manager.consumers.info(STREAM.name, STREAM.readers),
    () =>
      manager.consumers.add(STREAM.name, {
        durable_name: STREAM.readers,
        ack_policy: 'explicit',
        ack_wait: plan.patience * MILLISECOND,
        max_ack_pending: plan.inHand,
      }),
  )
}

// Several workers may find it missing at once: the server makes it once and the same.
async function unlessThere(look: () => Promise<unknown>, make: () => Promise<unknown>): Promise<void> {
  try {
    await look()
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.status !== 404) throw error
    await make()
  }
}
