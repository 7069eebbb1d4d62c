import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { openCore } from '#core/compose.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { buildBacklog } from '#tests/bench/backlog/build-backlog.ts';
import { BenchRelay } from '#tests/bench/backlog/bench-relay.ts';
import { envelopeCount } from '#tests/bench/backlog/agency.ts';
const key='11'.repeat(32);
const root='/tmp/try-backlog'; mkdirSync(root,{recursive:true});
const built={folder:root+'/built',socket:root+'/built.sock',key};
if(!existsSync(built.folder)) { await buildBacklog(built,1); }
const p={folder:root+'/round',socket:root+'/round.sock',key};
rmSync(p.folder,{recursive:true,force:true}); cpSync(built.folder,p.folder,{recursive:true});
const relay=await BenchRelay.start(p.folder+'/relay',p.socket,key);
let begin=0,n=0,done=()=>{}; const all=new Promise<void>(r=>{done=r});
const core=openCore({databaseFile:p.folder+'/narae.db',databaseKey:ownBytes(Buffer.from(key,'hex')),vault:'none',backend:{kind:'relay',location:{kind:'local',path:p.socket}},embedded:true,
 log:(e)=>{ if(e.event==='batch'||e.event==='slow-transaction') console.log(Math.round(performance.now()-begin), JSON.stringify(e)); }, onFailure:(e)=>console.error(e), publish:(e)=>{ if(e.name==='statusChanged'&&e.payload.connection==='online'&&!begin) begin=performance.now(); if(e.name==='messagesChanged'){n+=e.payload.changed.length; if(n>=envelopeCount) done();}}});
await core.begin(); await all; const t=performance.now()-begin;
console.log(Math.round(envelopeCount/t*1000),'env/s');
await core.close(); await relay.stop(); process.exit(0);
